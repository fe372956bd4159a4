"""The evidence as one Excel workbook in the reader's language, made to be read, filtered and given back."""

from samskap.downloads.workbook.template import case_template
from samskap.downloads.workbook.writing import workbook

__all__ = ["case_template", "workbook"]
