/* Forms: raw bytes as a file, or XML parts that are put into a stored zip, so that the fuzzer gets
 * behind the zip's check sums. The first byte says which. What is read goes on to the bid, as it
 * does in `evaluate`: never a crash, always an end, and what comes out is JSON that our own door
 * takes. */
#include "fuzz.h"

#include <zip.h>

#include "base/json.h"
#include "base/xlsx_read.h"
#include "intake/format.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char rules[] =
    "{\"format\": \"bidgauge-ruleset/1\", \"id\": \"f\", \"title\": \"F\", \"version\": \"1\","
    "\"currency\": \"USD\", \"solicitation\": {\"dates\": {\"bids_due\": \"2026-01-01\"}},"
    "\"fields\": {\"m\": {\"type\": \"money\", \"role\": \"price\"}, \"p\": {\"type\": "
    "\"percent\"},"
    "\"i\": {\"type\": \"integer\", \"min\": 0}, \"b\": {\"type\": \"boolean\"},"
    "\"c\": {\"type\": \"choice\", \"choices\": {\"x\": \"One\", \"y\": \"Two\"}},"
    "\"d\": {\"type\": \"date\"}, \"t\": {\"type\": \"text\"},"
    "\"w\": {\"type\": \"table\", \"columns\": {\"n\": {\"type\": \"number\"},"
    "\"t\": {\"type\": \"text\"}}}},"
    "\"criteria\": {\"k\": {\"title\": \"K\", \"kind\": \"linear\", \"weight\": 50, \"value\": "
    "{\"val\": \"p\"},"
    "\"from\": 0, \"to\": 9}},"
    "\"price\": {\"field\": \"m\", \"weight\": 50, \"formula\": \"lowest_proportion\"},"
    "\"award\": {\"method\": \"highest_score\", \"ties\": [\"lowest_price\"]}}";

static const char *const fixed[][2] = {
    {"[Content_Types].xml", "<Types/>"},
    {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" OFFICE
                    "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id=\"s1\" Type=\"" OFFICE
     "worksheet\" Target=\"sheet1.xml\"/><Relationship Id=\"s2\" Type=\"" OFFICE
     "worksheet\" Target=\"sheet2.xml\"/><Relationship Id=\"t\" Type=\"" OFFICE
     "sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"y\" Type=\"" OFFICE
     "styles\" Target=\"styles.xml\"/></Relationships>"},
};
/* In the order of the fuzzed parts, which a byte 0x01 ends; what is not given is this. */
static const char *const parts[][2] = {
    {"xl/sheet1.xml", "<worksheet/>"},
    {"xl/sheet2.xml", "<worksheet/>"},
    {"xl/strings.xml", "<sst/>"},
    {"xl/styles.xml", "<styleSheet/>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"Q\" r:id=\"s1\"/>"
                        "<sheet name=\"W 2\" r:id=\"s2\"/></sheets></workbook>"},
};
enum { PARTS = sizeof parts / sizeof *parts };

struct run {
    struct bg_arena *arena;
    const uint8_t *data;
    size_t size;
};

static void add(zip_t *zip, const char *name, const void *bytes, size_t n)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, n, 0);
    zip_int64_t at = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    must(at >= 0 && zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0);
}

/* A zip of the parts; the caller frees it. */
static char *zip_of(const uint8_t *data, size_t size, size_t *n)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    must(zip != NULL);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        add(zip, fixed[i][0], fixed[i][1], strlen(fixed[i][1]));
    for (size_t i = 0; i < PARTS; i++) {
        const uint8_t *end = size ? memchr(data, 1, size) : NULL;
        size_t length = end ? (size_t)(end - data) : size;
        if (length)
            add(zip, parts[i][0], data, length);
        else
            add(zip, parts[i][0], parts[i][1], strlen(parts[i][1]));
        data += length + (end != NULL);
        size -= length + (end != NULL);
    }
    must(zip_close(zip) == 0 && zip_source_open(out) == 0);
    zip_source_seek(out, 0, SEEK_END);
    *n = (size_t)zip_source_tell(out);
    char *bytes = malloc(*n + 1);
    must(bytes != NULL);
    zip_source_seek(out, 0, SEEK_SET);
    must(zip_source_read(out, bytes, *n) == (zip_int64_t)*n);
    bytes[*n] = '\0';
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

static void read_one(void *data)
{
    struct run *run = data;
    struct bg_diags *quiet = bg_diags_new(run->arena), *diags = bg_diags_new(run->arena);
    const struct bg_ruleset *ruleset = fuzz_ruleset(run->arena, rules);
    const struct bg_source *source =
        bg_source_new(run->arena, "f.xlsx", (const char *)run->data, run->size);
    const struct bg_format *format = bg_format_of(source);
    struct bg_intake_options options = {.ruleset = ruleset};
    struct bg_bid_list *list = bg_bid_list_new(run->arena);
    struct bg_buf out;
    if (!format || strcmp(format->name, "form") != 0)
        return;
    const struct bg_intake *made = bg_intake_read(run->arena, diags, source, format, &options);
    bg_bids_read_made(list, diags, ruleset, "", made, &(struct bg_intake_only){0});
    struct bg_bids bids = bg_bids_finish(list, diags);
    must(bids.n == 1); /* nothing is lost */
    for (const struct bg_intake_document *d = made->documents; d; d = d->next)
        must(!d->text || bg_json_parse(run->arena, quiet, d->text, NULL));
    bg_buf_init(&out, run->arena);
    bg_diags_print(diags, &out, (struct bg_diag_style){.limit = 20});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_start();
    if (size < 1)
        return 0;
    size_t n = size - 1;
    char *bytes = data[0] == 'z' ? zip_of(data + 1, n, &n) : fuzz_copy(data + 1, n);
    struct run run = {bg_arena_new(0), (const uint8_t *)bytes, n};
    must(bg_arena_try(run.arena, read_one, &run));
    bg_arena_free(run.arena);
    free(bytes);
    return 0;
}
