"""A workbook of decisions in the hands of an officer: rows are found by what the sheets show."""
import openpyxl

FIRST = 6  # row of the first decision, below headings and hidden marks


class Book:
    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def columns(self, sheet):
        """Headings to columns, as they are shown."""
        return {c.value: c.column for c in self.book[sheet][FIRST - 2] if c.value}

    def cell(self, sheet, row, heading):
        return self.book[sheet].cell(row, self.columns(sheet)[heading])

    def rows(self, sheet, **wanted):
        """The rows in which these headings have these values."""
        columns = self.columns(sheet)
        page = self.book[sheet]
        return [r for r in range(FIRST, page.max_row + 1)
                if all(page.cell(r, columns[k]).value == v for k, v in wanted.items())]

    def put(self, sheet, row, **values):
        for heading, value in values.items():
            self.cell(sheet, row, heading.replace("_", " ")).value = value
        return row

    def fill(self, sheet, bid, question=None, **values):
        """A row that was filled in beforehand."""
        wanted = {"Bid": bid} if question is None else {"Bid": bid, "Question": question}
        return self.put(sheet, self.rows(sheet, **wanted)[0], **values)

    def add(self, sheet, **values):
        """The next empty row."""
        columns = self.columns(sheet)
        page = self.book[sheet]
        row = FIRST
        while page.cell(row, columns["Bid"]).value is not None:
            row += 1
        return self.put(sheet, row, **values)

    def save(self, path):
        self.book.save(path)
        return path
