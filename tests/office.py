"""Opens exported files with other people's readers: python-pptx and openpyxl. `cargo xtask test` runs it.

usage: office.py DECK.pptx BOOK.xlsx NUMBERS.csv, all of the same query with one pin in the same unit
"""

import csv
import datetime
import io
import sys

import openpyxl
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

deck, book, numbers = sys.argv[1:]
with open(numbers, newline="", encoding="utf-8") as file:
    rows = list(csv.reader(file))
forecast = [float(row[3]) for row in rows if row[:2] == ["forecast", "central"] and row[3]]
# Earlier ones lie before the axis of the chart.
points = [float(row[3]) for row in rows if row[0] == "point" and row[3] and row[2] >= "2023"]
assert len(forecast) > 200 and len(points) > 10

slides = list(Presentation(deck).slides)
assert len(slides) == 2, len(slides)
for slide in slides:
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 1
    assert charts[0].chart_type == XL_CHART_TYPE.AREA_STACKED
    assert slide.shapes.title.text_frame.text
    assert slide.notes_slide.notes_text_frame.text
    inside = openpyxl.load_workbook(io.BytesIO(charts[0].part.chart_workbook.xlsx_part.blob))
    assert inside.sheetnames == ["Numbers"]
chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
areas, lines = chart.plots
assert len(areas.series) == 6 and len({s.name for s in areas.series}) == 6
by_name = {s.name: [None if v is None else 60 * v for v in s.values] for s in lines.series}


def holds(name, wanted):
    found = [v for v in by_name[name] if v is not None]
    return all(any(abs(v / w - 1) < 1e-9 for v in found) for w in wanted)


series = [*areas.series, *lines.series]
assert holds("Central", forecast) and holds("measured", points), list(by_name)
assert all(v is not None and v >= 0 for s in areas.series for v in s.values)

sheets = openpyxl.load_workbook(book).worksheets
assert len(sheets) == 3, sheets


def as_csv(value):
    if value is None:
        return ""
    return value.date() if isinstance(value, datetime.datetime) else value


cells = [[as_csv(cell) for cell in row] for row in sheets[0].iter_rows(values_only=True)]
assert len(cells) == len(rows)
for cell_row, row in zip(cells[1:], rows[1:]):
    for index, (cell, text) in enumerate(zip(cell_row, row)):
        if index == 2:
            assert cell == datetime.date.fromisoformat(text), (cell, text)
        elif 3 <= index <= 10 and text:
            assert cell == float(text), (cell, text)
        else:
            assert cell == text, (cell, text)
print(f"python-pptx and openpyxl read {len(series)} series and {len(rows)} rows.")
