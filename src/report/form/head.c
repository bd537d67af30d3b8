/* The first two sheets of a form: what to do and where the vendor stands; who bids. */
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"
#include "report/book/columns.h"
#include "report/form/sheets.h"

enum { LABEL = 0, ANSWER, REQUIRED, STATUS, HELP, MARK, FIRST = BG_FORM_HEADINGS + 2, HEIGHT = 25 };

/* -- Bidder ---------------------------------------------------------------------------------- */

static const struct {
    const char *label, *help;
    bool required, date;
} entries[BG_FORM_KEY__COUNT] = {
    [BG_FORM_VENDOR_NAME] = {"Name of the bidder", "As registered.", true, false},
    [BG_FORM_VENDOR_ID] = {"Registration or vendor number",
                           "The number under which the buyer or the register knows you.", false,
                           false},
    [BG_FORM_BID_ID] = {"Number of the bid", "Where the buyer gave you one; else leave it empty.",
                        false, false},
    [BG_FORM_CONTACT] = {"Contact", "Who answers questions: name, e-mail, telephone.", true, false},
    [BG_FORM_SUBMITTED] = {"Date of submission", "A date, such as 2026-11-24.", true, true},
};

static void head_put_entry(struct bg_form *form, struct bg_page *page, int64_t row,
                           enum bg_form_key key)
{
    const struct bg_formula *cell = bg_form_cell(form, row, ANSWER);
    const char *label = bg_form_say(form, entries[key].label);
    const char *help = bg_form_say(form, entries[key].help);
    bool date = entries[key].date;
    struct bg_allow allow = {.what = date ? BG_ALLOW_DATE : BG_ALLOW_ANY,
                             .title = label,
                             .message = help,
                             .error = help};
    bg_page_height(page, row, HEIGHT);
    bg_put_text(page, row, LABEL, BG_LOOK(TEXT_WRAP, TEXT), label);
    bg_put_blank(page, row, ANSWER, date ? BG_LOOK(INPUT_TEXT, DATE) : BG_LOOK(INPUT_TEXT, TEXT));
    bg_page_allow(page, row, ANSWER, row, ANSWER, &allow);
    bg_put_words(page, row, REQUIRED, BG_LOOK(CENTER, TEXT),
                 entries[key].required ? "Required" : "Optional");
    bg_put_live(
        page, row, STATUS, BG_LOOK(TEXT_WRAP, ANY),
        bg_form_status_of(
            form, cell, bg_form_unanswered(form, entries[key].required),
            date ? BG_FORMULA(form->arena, "IF(ISNUMBER(a),\"OK\",\"Check: write a date\")", cell)
                 : bg_formula_text(form->arena, "OK")));
    bg_put_text(page, row, HELP, BG_LOOK(TEXT_WRAP, TEXT), help);
    bg_form_put_mark(form, page, row, MARK, "bg:bidder:%s", bg_form_key_name(key));
}

static const struct bg_sheet_column bidder_columns[] = {
    [LABEL] = BG_COLUMN("About the bidder", 32, TEXT_WRAP, TEXT, .cell = NULL),
    [ANSWER] = BG_COLUMN("Answer", 40, INPUT_TEXT, TEXT, .cell = NULL),
    [REQUIRED] = BG_COLUMN("Required?", 11, CENTER, TEXT, .cell = NULL),
    [STATUS] = BG_COLUMN("Status", 26, TEXT_WRAP, ANY, .cell = NULL),
    [HELP] = BG_COLUMN("What to write", 48, TEXT_WRAP, TEXT, .cell = NULL),
};

void bg_form_bidder(struct bg_form *form, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(bidder_columns);
    const struct bg_form_request *request = form->request;
    int64_t last = FIRST + BG_FORM_KEY__COUNT - 1;
    bg_form_put_head(page, "Bidder: who makes this bid",
                     "Fill in the yellow cells. The column Status says what is still missing.");
    bg_section_put(page, BG_FORM_HEADINGS, &section, form, NULL, 0, 0);
    for (int key = 0; key < BG_FORM_KEY__COUNT; key++)
        head_put_entry(form, page, FIRST + key, (enum bg_form_key)key);
    if (*request->lot) {
        bg_put_words(page, last + 1, LABEL, BG_LOOK(TEXT_WRAP, TEXT), "Lot");
        bg_put_text(page, last + 1, ANSWER, BG_LOOK(TEXT_BOLD, TEXT),
                    bg_arena_printf(form->arena, "%s%s%s", request->lot,
                                    *request->lot_title ? ": " : "", request->lot_title));
        bg_put_words(page, last + 1, REQUIRED, BG_LOOK(CENTER, TEXT), "Fixed");
        bg_put_words(page, last + 1, STATUS, BG_LOOK(TEXT_WRAP, TEXT), "OK");
        bg_put_words(
            page, last + 1, HELP, BG_LOOK(TEXT_WRAP, TEXT),
            "This form is for this lot alone. Ask for a form for each lot that you bid on.");
    }
    bg_form_put_mark(form, page, BG_FORM_HEADINGS + 1, ANSWER, "bg:answer");
    bg_form_end_head(form, page, MARK, "bg:sheet:bidder");
    bg_form_mark_status(form, page, FIRST, STATUS, last);
    form->bidder_status = bg_page_cells(page, FIRST, STATUS, last, STATUS);
    bg_page_print_area(page, -1, HELP);
}

/* -- Instructions ---------------------------------------------------------------------------- */

enum { SHEET = 0, ABOUT, MISSING, CHECK, MARKS };

static const struct bg_sheet_column standing_columns[] = {
    [SHEET] = BG_COLUMN("Sheet", 28, LINK, TEXT, .cell = NULL),
    [ABOUT] = BG_COLUMN("What it asks for", 72, TEXT_WRAP, TEXT, .cell = NULL),
    [MISSING] = BG_COLUMN("Missing", 12, CENTER, COUNT, .cell = NULL),
    [CHECK] = BG_COLUMN("To check", 12, CENTER, COUNT, .cell = NULL),
};

struct standing {
    struct bg_form *form;
    struct bg_page *page;
    int64_t row;
};

/* How many of the statuses begin with the word. */
static const struct bg_formula *head_count(const struct bg_form *form,
                                           const struct bg_formula *status, const char *english)
{
    const char *word = bg_form_say(form, english);
    return BG_FORMULA(form->arena, "SUMPRODUCT(--(LEFT(a,b)=c))", status,
                      bg_formula_int(form->arena, bg_utf8_count(word, strlen(word))),
                      bg_formula_text(form->arena, word));
}

static void head_put_standing(struct standing *s, const struct bg_page *of, const char *about,
                              const struct bg_formula *status)
{
    const char *sheet = bg_page_name(of);
    bg_put_goto(s->page, s->row, SHEET, BG_LOOK(LINK, TEXT), sheet, 0, 0, sheet);
    bg_put_text(s->page, s->row, ABOUT, BG_LOOK(TEXT_WRAP, TEXT), about);
    bg_put_live(s->page, s->row, MISSING, BG_LOOK(CENTER, COUNT),
                head_count(s->form, status, "Missing"));
    bg_put_live(s->page, s->row, CHECK, BG_LOOK(CENTER, COUNT),
                head_count(s->form, status, "Check"));
    s->row++;
}

static int64_t head_put_steps(struct bg_page *page, int64_t row)
{
    static const char *const steps[] = {
        "1.  Fill in the yellow cells, sheet by sheet; Tab goes to the next one.",
        "2.  Everything else is locked, so that your answers stay beside their questions.",
        "3.  A choice is made from the list of the cell. Write percentages as 15, not as 0.15.",
        "4.  Type numbers and dates as such: no formulas, no links to other files, no units.",
        "5.  An empty cell is not an answer: it is never read as 0 or as No.",
        "6.  Name the document and the page behind an answer on the sheet Evidence.",
        "7.  Save as .xlsx without a password and send it to the buyer; any program will do.",
    };
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "What to do");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), steps[i]);
    return row + 1;
}

static int64_t head_put_pair(struct bg_page *page, int64_t row, const char *label,
                             const char *value)
{
    if (!*value)
        return row;
    bg_put_words(page, row, 0, BG_LOOK(TEXT, TEXT), label);
    bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT), value);
    return row + 1;
}

/* Until when, on whose clock, and what happens to a bid that comes later. */
static int64_t put_deadline(struct bg_form *form, struct bg_page *page, int64_t row)
{
    const struct bg_ruleset *rules = form->rules;
    struct bg_instant due = rules->solicitation.when[BG_AT_BIDS_DUE];
    char text[BG_INSTANT_TEXT];
    const char *clock = "";
    if (!bg_instant_known(due))
        return row;
    if (!due.has_time)
        clock = ", by the end of the day";
    else if (due.has_zone && due.ahead != 0)
        clock = due.ahead < 0 ? " (a clock behind UTC)" : " (a clock ahead of UTC)";
    row = head_put_pair(page, row, "Bids are due",
                        bg_arena_printf(form->arena, "%s%s", bg_instant_text(due, text),
                                        *clock ? bg_form_say(form, clock) : ""));
    return head_put_pair(
        page, row, "After that",
        bg_form_say(form, rules->solicitation.late == BG_LATE_REJECT
                              ? "A bid that is received later is not scored."
                              : "A bid that is received later is scored only where the buyer "
                                "decides so and gives the reason."));
}

static int64_t head_put_identity(struct bg_form *form, struct bg_page *page, int64_t row)
{
    const struct bg_ruleset *rules = form->rules;
    const struct bg_form_request *request = form->request;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "What this form is for");
    row = head_put_pair(page, row, "Solicitation", form->title);
    row = head_put_pair(page, row, "Reference", rules->solicitation.reference);
    row = head_put_pair(page, row, "Buyer", rules->solicitation.buyer);
    row = put_deadline(form, page, row);
    row = head_put_pair(page, row, "Lot",
                        bg_arena_printf(form->arena, "%s%s%s", request->lot,
                                        *request->lot_title ? ": " : "", request->lot_title));
    row = head_put_pair(page, row, "Amounts are in", rules->currency);
    row = head_put_pair(page, row, "Ruleset", rules->id);
    row = head_put_pair(page, row, "Version of the ruleset", rules->version);
    row = head_put_pair(page, row, "SHA-256 of the ruleset", hash);
    const char *envelope = bg_form_envelope(rules);
    if (strcmp(envelope, "quality") == 0)
        row = head_put_pair(
            page, row, "Envelope",
            bg_form_say(form, "Quality. Prices go into a form of their own, and are opened when "
                              "quality has been scored: write no price in this one."));
    else if (*envelope)
        row = head_put_pair(
            page, row, "Envelope",
            bg_form_say(form, "Prices. This form is opened when quality has been scored: send it "
                              "apart from the form of quality."));
    return head_put_pair(page, row, "Form", BG_FORM_FORMAT);
}

void bg_form_instructions(struct bg_form *form, struct bg_page *page)
{
    const struct bg_section section = BG_SECTION(standing_columns);
    struct standing s = {form, page, 0};
    const char *buyer = form->rules->solicitation.buyer;
    const char *envelope = bg_form_envelope(form->rules);
    bg_form_put_head(
        page,
        *envelope
            ? bg_arena_printf(form->arena, bg_form_say(form, "Response form, %s: %s"),
                              bg_form_say(form, envelope), form->title)
            : bg_arena_printf(form->arena, bg_form_say(form, "Response form: %s"), form->title),
        *buyer ? bg_arena_printf(form->arena,
                                 bg_form_say(form, "%s. This sheet says how to fill the form in."),
                                 buyer)
               : "");
    s.row = head_put_steps(page, 3);
    bg_put_words(page, s.row++, 0, BG_LOOK(SECTION, TEXT), "Your progress");
    bg_section_put(page, s.row++, &section, form, NULL, 0, 0);
    int64_t first = s.row;
    head_put_standing(&s, form->bidder, bg_form_say(form, "Who makes the bid"),
                      form->bidder_status);
    head_put_standing(&s, form->answers, bg_form_say(form, "The questions, by subject"),
                      form->answers_status);
    for (size_t slot = 0; slot < form->rules->fields_n; slot++)
        if (form->table[slot])
            head_put_standing(&s, form->table[slot], form->rules->fields[slot].label,
                              form->table_status[slot]);
    head_put_standing(&s, form->evidence, bg_form_say(form, "Documents behind the answers"),
                      form->evidence_status);
    const struct bg_formula *missing = bg_page_cells(page, first, MISSING, s.row - 1, MISSING),
                            *check = bg_page_cells(page, first, CHECK, s.row - 1, CHECK);
    bg_put_live(page, s.row, SHEET, BG_LOOK(TOTAL_TEXT, ANY),
                BG_FORMULA(form->arena, "IF(SUM(a)+SUM(b)=0,\"Complete\",\"Not complete yet\")",
                           missing, check));
    bg_put_blank(page, s.row, ABOUT, BG_LOOK(TOTAL_TEXT, ANY));
    bg_put_live(page, s.row, MISSING, BG_LOOK(TOTAL_CENTER, COUNT),
                BG_FORMULA(form->arena, "SUM(a)", missing));
    bg_put_live(page, s.row, CHECK, BG_LOOK(TOTAL_CENTER, COUNT),
                BG_FORMULA(form->arena, "SUM(a)", check));
    head_put_identity(form, page, s.row + 2);
    bg_form_put_marks(form, page, 0, MARKS);
    bg_page_hide_column(page, MARKS);
    bg_page_print_area(page, -1, CHECK);
}
