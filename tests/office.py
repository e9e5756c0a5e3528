"""Opens exported files with other people's readers: python-pptx and openpyxl. `cargo xtask test` runs it.

usage: office.py DECK.pptx AGAIN.pptx BOOK.xlsx NUMBERS.csv, all of the same query with one pin in the same unit, the second deck in
the template that the first one is
"""

import csv
import datetime
import io
import sys

import openpyxl
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

deck, again, book, numbers = sys.argv[1:]
with open(numbers, newline="", encoding="utf-8") as file:
    rows = list(csv.reader(file))
forecast = [float(row[3]) for row in rows if row[:2] == ["forecast", "central"] and row[3]]
# Earlier ones lie before the axis of the chart.
points = [float(row[3]) for row in rows if row[0] == "point" and row[3] and row[2] >= "2023"]
assert len(forecast) > 200 and len(points) > 10

for path in (again, deck):
    slides = list(Presentation(path).slides)
    assert len(slides) == 2, len(slides)
    for slide in slides:
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        assert len(charts) == 1
        assert charts[0].chart_type == XL_CHART_TYPE.AREA_STACKED
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        assert slide.slide_layout.name == "Chart"
        assert any(shape.is_placeholder and shape.has_chart for shape in slide.shapes)
        inside = openpyxl.load_workbook(io.BytesIO(charts[0].part.chart_workbook.xlsx_part.blob))
        assert inside.sheetnames == ["Numbers"]
chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
areas, lines = chart.plots
# A band is stacked on what is below it.
assert [s.name for s in areas.series] == ["below the bands", "next record, 8 in 10"]
by_name = {s.name: [None if v is None else 60 * v for v in s.values] for s in lines.series}


def holds(name, wanted):
    found = [v for v in by_name[name] if v is not None]
    return all(any(abs(v / w - 1) < 1e-9 for v in found) for w in wanted)


series = [*areas.series, *lines.series]
assert holds("Central", forecast) and holds("measured", points), list(by_name)
assert all(v is not None and v >= 0 for s in areas.series for v in s.values)

workbook = openpyxl.load_workbook(book)
sheets = workbook.worksheets
names = ["Numbers", "Assumptions", "Milestones", "Comparison", "Chart", "ChartData"]
assert workbook.sheetnames == names, workbook.sheetnames
assert workbook.properties.title and workbook.properties.creator == "Doublings"
assert any("dt=120" in p.value for p in workbook.custom_doc_props.props)
for sheet in sheets[:4]:
    (table,) = sheet.tables.values()
    assert table.displayName == sheet.title and table.autoFilter.ref == table.ref
    heads = [sheet.cell(1, 1 + index).value for index in range(len(table.tableColumns))]
    assert heads == [column.name for column in table.tableColumns]
    assert sheet.freeze_panes == "A2" and sheet.print_area
assert any(cell.hyperlink for row in workbook["Assumptions"].iter_rows() for cell in row)
charts = [chart for chart in workbook["Chart"]._charts]
assert len(charts) == 1
for row in workbook["Milestones"].iter_rows(min_row=2):
    for cell in row[5:8]:
        assert cell.value is None or isinstance(cell.value, datetime.datetime), cell.value
    assert 0 <= row[8].value <= 1 and row[8].number_format == "0.00%"


def as_csv(value):
    if value is None:
        return ""
    return value.date() if isinstance(value, datetime.datetime) else value


cells = [[as_csv(cell) for cell in row] for row in sheets[0].iter_rows(values_only=True)]
assert len(cells) == len(rows)
for cell_row, row in zip(cells[1:], rows[1:]):
    for index, (cell, text) in enumerate(zip(cell_row, row)):
        if index in (2, 12, 13) and text:
            assert cell == datetime.date.fromisoformat(text), (cell, text)
        elif (3 <= index <= 10 or index == 14) and text:
            assert cell == float(text), (cell, text)
        else:
            assert cell == text, (cell, text)
milestones = [row for row in rows if row[0] == "milestone"]
assert milestones and all(row[2] and row[12] for row in milestones[:1])
print(f"python-pptx and openpyxl read {len(series)} series and {len(rows)} rows.")
