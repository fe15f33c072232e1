"""A picture on its way down: one of the sizes that it is shrunk to, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from chronicle.render import pixels

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """In RGB; or as a JPEG keeps it (4:2:0): its brightness in every pixel, two colours in every second one each way,
    which is half the work.

    `base`: RGB, or the brightness (Y); `colours`: then Cb and Cr."""

    base: Image.Image
    colours: tuple[Image.Image, ...] = ()

    @classmethod
    def subsampled(cls, image: Image.Image, size: Size) -> Step:
        """The first step, from an original in YCbCr."""
        brightness, *colours = image.split()
        fewer = (pixels.shrink_first(colour, _half(size)) for colour in colours)
        return cls(pixels.shrink_first(brightness, size), tuple(fewer))

    def shrunk(self, size: Size) -> Step:
        """The next one."""
        fewer = (pixels.shrink(colour, _half(size)) for colour in self.colours)
        return Step(pixels.shrink(self.base, size), tuple(fewer))

    def upright(self, orientation: int) -> Step:
        """Turned as EXIF's Orientation says."""
        base, *colours = (pixels.upright(band, orientation) for band in (self.base, *self.colours))
        return Step(base, tuple(colours))

    def whole(self) -> Image.Image:
        """For the encoder, in RGB or YCbCr. A colour is repeated four times, and it takes the average of just these."""
        if not self.colours:
            return self.base
        colours = (colour.resize(self.base.size, Image.Resampling.NEAREST) for colour in self.colours)
        return Image.merge("YCbCr", (self.base, *colours))


def _half(size: Size) -> Size:
    """An odd side stays: its encoder takes averages with what lies beyond the edge."""
    width, height = (side if side % 2 else side // 2 for side in size)
    return width, height
