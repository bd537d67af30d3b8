#!/usr/bin/env python3
"""More invented tabulations, of the shapes in which cities, counties and districts publish them: where
the estimate stands, how the total is called, how names and headers are laid out, what is below. They are
read as those of shapes.py are. Bidders are invented.

usage: cities.py BIDGAUGE"""
import sys

import shapes
from shapes import A, B, C, EE, HEAD, PAIR, Shape, pairs

LINE = [1, "Pipe", 3, "LF", 10, 30, 9, 27]
LINE2 = [2, "Stone", 4, "TN", 5, 20, 6, 24]
TOTAL = ["", "Total", "", "", "", 50, "", 51]
BOTH = {A: 50, B: 51}


def estimate_on_the_left():
    return Shape([["CITY OF INVENTED"], ["BID TABULATION - MAIN STREET"], [],
                  ["", "", "", "", *pairs("ENGINEER'S ESTIMATE", A, B)], [*HEAD, *PAIR * 3],
                  [1, "Pipe", 3, "LF", 2, 6, 10, 30, 9, 27], [2, "Stone", 4, "TN", 1, 4, 5, 20, 6, 24],
                  ["", "TOTAL BASE BID", "", "", "", 10, "", 50, "", 51]], BOTH, lines=2,
                 not_in=("ENGINEER'S ESTIMATE",))


def estimates_by_other_names():
    made = []
    for name in ("Engineers Estimate", "Engineer Estimate", "ENGINEER\u2019S EST.", "Eng. Est.", "City Estimate",
                 "Architect's Estimate", "Owner's Estimate", "Engineer's Opinion of Probable Cost",
                 "Opinion of Probable Construction Cost", "Consultant's Estimate", "ESTIMATE",
                 "Engineer's Opinion of Cost", "County Engineer's Estimate", "Staff Estimate",
                 "Average Bid", "AVERAGE OF BIDS", "Bid Average", "Median", "Low Bid Average"):
        made.append(Shape([["", "", "", "", *pairs(A, B, name)], [*HEAD, *PAIR * 3], [*LINE, 1, 3],
                           [*LINE2, 1, 4], [*TOTAL, "", 7]], BOTH, lines=2, not_in=(name,)))
    return made


def totals_by_other_names():
    return [Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2,
                   ["", name, "", "", "", 50, "", 51]], BOTH, lines=2)
            for name in ("TOTAL:", "Totals", "TOTAL =", "Bid Total", "BASE BID TOTAL", "Total Base Bid (Items 1-2)",
                         "TOTAL AMOUNT OF BID", "Total Bid Price", "TOTAL CONTRACT PRICE", "Grand Total:",
                         "Total Bid Amount", "Sum of all items", "TOTAL BID AMOUNT (1 THROUGH 2)",
                         "Total Proposal", "TOTAL CONSTRUCTION COST", "Project Total", "Base Bid",
                         "Total of All Bid Items", "TOTAL BASE BID AMOUNT FOR BASIS OF AWARD", "Contract Total",
                         "T O T A L", "TOTAL PROJECT BID", "Total Lump Sum Bid")]


def total_where_items_are_numbered():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2,
                  ["TOTAL BID", "", "", "", "", 50, "", 51]], BOTH, lines=2,
                 merged={"Bid Tabulation": ["A5:E5"]})


def headers_by_other_names():
    return [Shape([["", "", "", "", *pairs(A, B)], [*head, *pair * 2], LINE, LINE2, TOTAL], BOTH, lines=2)
            for head, pair in (
                (["NO.", "DESCRIPTION OF WORK", "QTY.", "U/M"], ["UNIT PRICE", "AMOUNT"]),
                (["#", "Item Description", "Est. Qty.", "UOM"], ["Unit Cost", "Total Cost"]),
                (["Bid Item", "Description", "Estimated Quantity", "Unit of Measure"], ["Unit Price", "Extension"]),
                (["Line No.", "Description", "Approx. Qty", "Units"], ["Unit Bid Price", "Total Bid Price"]),
                (["Item #", "Bid Item Description", "Quantity", "Unit"], ["Unit", "Total"]),
                (["Item", "Description", "Quantity", "Unit"], ["Unit $", "Total $"]),
                (["ITEM NO.", "ITEM", "QUANTITY", "UNIT"], ["Unit Price", "Extended Price"]),
                (["Pay Item", "Description", "Plan Quantity", "Unit"], ["Bid Price", "Bid Amount"]),
                (["No", "Work Item", "Qty", "Unit Meas."], ["Unit Price ($)", "Total Price ($)"]),
                (["Item", "Description", "Quantity", "Unit"], ["Price", "Total"]),
                (["Ref", "Item Description", "Estimated Qty", "Unit"], ["Unit Price", "Ext. Price"]),
                (["Item", "Description", "Quantity", "Unit"], ["UNIT PRICE", "EXT."]))]


def units_before_quantities():
    return Shape([["", "", "", "", *pairs(A, B)], ["Item", "Description", "Unit", "Qty", *PAIR * 2],
                  [1, "Pipe", "LF", 3, 10, 30, 9, 27], [2, "Stone", "TN", 4, 5, 20, 6, 24], TOTAL], BOTH, lines=2)


def numbered_bidders_over_names():
    return Shape([["TOWN OF INVENTED"], ["", "", "", "", *pairs("BIDDER 1", "BIDDER 2")],
                  ["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2, TOTAL], BOTH, lines=2,
                 merged={"Bid Tabulation": ["A1:H1", "E2:F2", "G2:H2", "E3:F3", "G3:H3"]})


def names_with_address_in_one_cell():
    a, b = A + "\n12 Main St.\nSalem, OR 97301", B + "\n9 Oak Ave.\nTigard, OR 97223"
    return Shape([["", "", "", "", *pairs(a, b)], [*HEAD, *PAIR * 2], LINE, LINE2, TOTAL],
                 {" ".join(a.split()): 50, " ".join(b.split()): 51}, lines=2)


def names_over_address_rows():
    return Shape([["", "", "", "", *pairs(A, B)], ["", "", "", "", *pairs("12 Main St.", "9 Oak Ave.")],
                  ["", "", "", "", *pairs("Salem, OR 97301", "Tigard, OR 97223")],
                  ["", "", "", "", *pairs("(503) 555-0100", "(503) 555-0199")],
                  [*HEAD, *PAIR * 2], LINE, LINE2, TOTAL], BOTH, lines=2,
                 says=("several rows above the header",))


def names_in_the_header():
    """They are not told apart from what the columns hold, and that is asked."""
    return Shape([["BID TAB"], [*HEAD, f"{A} Total", f"{B} Total"], [*LINE[:4], 30, 27], [*LINE2[:4], 20, 24],
                  [*TOTAL[:4], 50, 51]], {f"{A} Total": 50, f"{B} Total": 51}, flags=False,
                 says=("W641", "looks like the name of one with what its column holds"))


def a_blank_column_first():
    return Shape([["", *row] for row in ([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2, TOTAL])],
                 BOTH, lines=2)


def rows_below_the_total():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2, TOTAL, [],
                  ["", "Rank", "", "", "", 1, "", 2], ["", "% over/under Engineer's Estimate", "", "", "", -0.02, "", 0.01],
                  ["", "Difference from low bid", "", "", "", 0, "", 1], ["", "Bid Bond", "", "", "", "Yes", "", "Yes"],
                  ["", "Addenda acknowledged", "", "", "", 2, "", 2]], BOTH)


def tax_between_subtotal_and_total():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2,
                  ["", "Subtotal", "", "", "", 50, "", 51], ["", "Sales Tax (10%)", "", "", "", 5, "", 5.1],
                  ["", "Total", "", "", "", 55, "", 56.1]], {A: 55, B: 56.1}, lines=3, flags=False)


def lump_sums():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE,
                  [2, "Traffic control", "", "LS", "", 20, "", 24], TOTAL], BOTH, lines=2, flags=False)


def lump_sums_in_words():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE,
                  [2, "Traffic control", "Lump Sum", "", "LS", 20, "LS", 24], TOTAL], BOTH, flags=False)


def a_bidder_without_a_bid():
    return Shape([["", "", "", "", *pairs(A, B, C)], [*HEAD, *PAIR * 3], [*LINE, "", ""], [*LINE2, "", ""],
                  [*TOTAL, "", ""]], {**BOTH, C: None}, flags=False)


def a_bidder_who_is_not_responsive():
    return Shape([["", "", "", "", *pairs(A, B, C)], [*HEAD, *PAIR * 3], [*LINE, "NON-RESPONSIVE", ""], [*LINE2, "", ""],
                  [*TOTAL, "", "Non-Responsive"]], {**BOTH, C: None}, flags=False)


def blocks_below_each_other():
    return Shape([["CITY OF INVENTED"], *block((A, B), (10, 9)), [], *block((C, "Dale Bros."), (8, 11))],
                 {A: 70, B: 63, C: 56, "Dale Bros.": 77}, lines=2)


def block(names, prices, extra=()):
    return [["", "", "", "", *pairs(*names)], *extra, [*HEAD, *PAIR * len(names)],
            [1, "Pipe", 3, "LF", *(x for p in prices for x in (p, 3 * p))],
            [2, "Stone", 4, "TN", *(x for p in prices for x in (p, 4 * p))],
            ["", "Total", "", "", *(x for p in prices for x in ("", 7 * p))]]


def three_blocks_and_an_estimate_in_the_last():
    return Shape([["CITY OF INVENTED"], *block((A, B), (10, 9)), [], *block((C, "Dale Bros."), (8, 11)), [],
                  *block(("Elm Co.", EE), (12, 1))],
                 {A: 70, B: 63, C: 56, "Dale Bros.": 77, "Elm Co.": 84}, lines=2, not_in=(EE,))


def blocks_with_addresses():
    return Shape([*block((A, B), (10, 9), [["", "", "", "", *pairs("12 Main St.", "9 Oak Ave.")]]), [],
                  *block((C, "Dale Bros."), (8, 11), [["", "", "", "", *pairs("1 Elm St.", "2 Elm St.")]])],
                 {A: 70, B: 63, C: 56, "Dale Bros.": 77}, lines=2)


def pages_of_the_same_bidders():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, [],
                  ["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE2, TOTAL], BOTH, lines=2)


def blocks_of_one_column_a_bidder():
    return Shape([["Item", "Description", A, B], [1, "Roof", 100, 90], [2, "Gutter", 20, 25.5], ["", "Total", 120, 115.5],
                  [], ["Item", "Description", C, "Dale Bros."], [1, "Roof", 99, 101], [2, "Gutter", 1, 2],
                  ["", "Total", 100, 103]], {A: 120, B: 115.5, C: 100, "Dale Bros.": 103}, flags=False)


def a_sum_under_another_name():
    """Nothing says that it is the total: the price is of all lines, and it is said."""
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2,
                  ["", "Bid as read", "", "", "", 50, "", 51]], {A: 100, B: 102}, flags=False,
                 says=("W642", "is read as a line, and has the sum of the lines above it"))


def sections_with_headings_of_their_own():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  ["", "SCHEDULE A: WATER"], LINE, ["", "SUBTOTAL SCHEDULE A", "", "", "", 30, "", 27],
                  ["", "SCHEDULE B: SEWER"], [*HEAD, *PAIR * 2], [1, "Stone", 4, "TN", 5, 20, 6, 24],
                  ["", "SUBTOTAL SCHEDULE B", "", "", "", 20, "", 24],
                  ["", "TOTAL SCHEDULES A AND B", "", "", "", 50, "", 51]], BOTH, lines=2)


def sections_named_with_total_last():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  ["BASE BID"], LINE, ["", "Schedule 1 Total", "", "", "", 30, "", 27],
                  LINE2, ["", "Schedule 2 Total", "", "", "", 20, "", 24],
                  ["", "Base Bid Total", "", "", "", 50, "", 51]], BOTH, lines=2)


def alternates_with_a_total_of_all():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2], LINE, LINE2,
                  ["", "Total Base Bid", "", "", "", 50, "", 51], ["ALTERNATE NO. 1"],
                  ["A-1", "Fence", 2, "LF", 4, 8, 20, 40], ["", "Total Alternate No. 1", "", "", "", 8, "", 40],
                  ["", "Total Base Bid plus Alternate No. 1", "", "", "", 58, "", 91]], BOTH)


def descriptions_over_two_rows():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe, ductile iron,", 3, "LF", 10, 30, 9, 27], ["", "with fittings"], LINE2, TOTAL], BOTH, lines=2)


def bidders_down(head, rows, totals, **more):
    return Shape([["CITY OF INVENTED"], ["Fire station roof, bid opening 12 January 2026"], [], head, *rows], totals,
                 flags=False, **more)


def lists_of_bidders():
    return [
        bidders_down(["Contractor", "Base Bid", "Bid Bond", "Addenda"],
                     [[A, 100, "Yes", 2], [B, 120.5, "Yes", 2], [EE, 90, "", ""]], {A: 100, B: 120.5}, not_in=(EE,)),
        bidders_down(["Company Name", "City", "Total Bid Amount"], [[A, "Salem", "$100.00"], [B, "Tigard", "$120.50"]],
                     {A: 100, B: 120.5}),
        bidders_down(["Rank", "Name of Bidder", "Lump Sum Bid"], [[1, A, 100], [2, B, 120.5]], {A: 100, B: 120.5}),
        bidders_down(["Bidder's Name", "Bid Amount"], [[A, 100], [B, 120.5], [C, "No Bid"]],
                     {A: 100, B: 120.5, C: None}),
        bidders_down(["Firm", "Bid Price", "Remarks"], [[A, 100, ""], [B, 95, "Non-responsive: no bond"]],
                     {A: 100, B: 95}),
        bidders_down(["Vendor", "Total Base Bid", "Alternate 1", "Alternate 2"], [[A, 100, 8, 3], [B, 120.5, 7, 2]],
                     {A: 100, B: 120.5}),
    ]


if __name__ == "__main__":
    shapes.PROGRAM = sys.argv[1]
    sys.exit(shapes.run_all([f for f in list(globals().values()) if getattr(f, "__module__", "") == __name__
                             and f.__code__.co_argcount == 0], "tabulations of cities"))
