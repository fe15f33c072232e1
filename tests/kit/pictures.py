"""Small pictures for tests, drawn on the spot; none of them is a file of the project."""

import base64
import hashlib
import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, ImageDraw, ImageFilter

from chronicle.model.photo import PhotoFile

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 40), (30, 40, 210), (230, 210, 30)


def corners(width: int = 64, height: int = 48) -> Image.Image:
    """Four quarters: red, green; blue, yellow. No turn and no mirroring leaves it as it is."""
    picture = Image.new("RGB", (width, height))
    middle, half = (width + 1) // 2, (height + 1) // 2
    picture.paste(RED, (0, 0, middle, half))
    picture.paste(GREEN, (middle, 0, width, half))
    picture.paste(BLUE, (0, half, middle, height))
    picture.paste(YELLOW, (middle, half, width, height))
    return picture


def detailed(width: int, height: int) -> Image.Image:
    """Coarse and fine grain under lines of every slope: harder to shrink than most photos."""
    rough = Image.effect_noise((width // 20, height // 20), 160).resize((width, height), Image.Resampling.BICUBIC)
    fine = (Image.effect_noise((width, height), 90) for _ in range(3))
    picture = Image.merge("RGB", [Image.blend(rough, grain, 0.4) for grain in fine])
    draw = ImageDraw.Draw(picture)
    for x in range(0, width, 60):
        draw.line((x, 0, width - x, height), fill="black", width=5)
        draw.line((0, x, width, height - x), fill="white", width=3)
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def saved(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def turned(orientation: int, width: int = 64, height: int = 48) -> Image.Image:
    """`corners` as a sensor would store it, so that EXIF's Orientation turns it back."""
    return stored(corners(width, height), orientation)


def stored(upright: Image.Image, orientation: int) -> Image.Image:
    """Any picture as a sensor would store it."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return upright.transpose(back[orientation]) if orientation in back else upright


def exif(orientation: int = 1) -> bytes:
    """With a camera's name and an invented GPS position."""
    data = Image.Exif()
    data[271], data[272], data[274] = "InventedCamera", "InventedModel", orientation
    data.get_ifd(0x8825).update({1: "N", 2: (37.0, 30.0, 0.0), 3: "E", 4: (111.0, 15.0, 0.0)})
    return data.tobytes()


def exif_with_preview(preview: bytes, orientation: int = 1) -> bytes:
    """As cameras write it: a second directory that names a small JPEG behind it."""
    first = struct.pack(">H HHIHH I", 1, 274, 3, 1, orientation, 0, 26)
    second = struct.pack(">H HHIHH HHII HHII I", 3, 259, 3, 1, 6, 0, 513, 4, 1, 68, 514, 4, 1, len(preview), 0)
    return b"Exif\0\0MM\0*\0\0\0\x08" + first + second + preview


def display_p3() -> bytes:
    """An ICC profile (version 2) with the primaries of Display P3 (D50-adapted) and gamma 2.2."""

    def fixed(*values: float) -> bytes:
        return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(*values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    name = b"Display P3\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78 + 1),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": xyz(0.2920, 0.6922, 0.0419),
        b"bXYZ": xyz(0.1571, 0.0666, 0.7841),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        value += bytes(-len(value) % 4)
        table += tag + struct.pack(">II", at + len(body), len(value))
        body += value
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    profile = head.ljust(128, b"\0") + table + body
    ImageCms.ImageCmsProfile(io.BytesIO(profile))  # a mistake above would be silent otherwise
    return profile


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming_png(width: int, height: int) -> bytes:
    """A few bytes that claim a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def grey16_png(value: int, width: int = 20, height: int = 10) -> bytes:
    return saved(Image.new("I;16", (width, height), value), "PNG")


def found(source: bytes, width: int, height: int, form: str = "JPEG", file: str = "entries/a.jpg") -> PhotoFile:
    """What `read` says of these bytes."""
    return PhotoFile(file, hashlib.sha256(source).hexdigest(), width, height, form)


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAABkAAgAAAAACBQABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA"
    "AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAEVtZGF0AAAAFSgBrwtg9eWDr//xNfftQIOd30/1DgAAAAZFeGlm"
    "AABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA=="
)
"""A red picture of 64 × 48 with EXIF Orientation 6, 553 bytes: what a phone saves. Pillow cannot write HEIC
(drawn and encoded once with pillow-heif, quality 20)."""
