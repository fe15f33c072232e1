"""content/ -> Contents.

read_contents(folder, settings, crew, cache) -> Contents
read_registers(settings, scanned) -> the registers alone
read_private_register(settings, found) -> the private register alone
look_again(contents, names, …) -> finds of other names than last time
mentionable(villages, cadres) -> the names that may be linked in prose, with what they mean
stripped(picture, kind) -> a picture without hidden data
read_alone(folder, file, …) -> one entry file that has changed, by itself
body_of(cache, file) -> the body of an entry that was read
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
