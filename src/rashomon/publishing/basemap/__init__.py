"""The ground of maps, offline: land, borders, water and towns, in one file that is derived at set-up.

`tiles` is the file: where it lies, how it is written and read.  `build` derives it from two pinned packages that hold
data of Natural Earth; `shapes` reads what they hold, `planar` simplifies and cuts it.
"""
