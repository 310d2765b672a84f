"""What several tests need."""

import io

import pytest


def _page(text):
    shown = f"BT /F1 10 Tf 40 540 Td ({text}) Tj ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    ]
    out = io.StringIO()
    out.write("%PDF-1.4\n")
    starts = []
    for number, body in enumerate(bodies, 1):
        starts.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n")
    at = out.tell()
    rows = "".join(f"{start:010} 00000 n \n" for start in starts)
    out.write(f"xref\n0 6\n0000000000 65535 f \n{rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
    return out.getvalue().encode()


@pytest.fixture(scope="session")
def page():
    """A function that makes a PDF of one page with one line of ASCII."""
    return _page
