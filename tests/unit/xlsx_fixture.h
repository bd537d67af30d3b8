/* Workbooks that are made part by part, as no program would make them. */
#ifndef BG_TESTS_UNIT_XLSX_FIXTURE_H
#define BG_TESTS_UNIT_XLSX_FIXTURE_H

#include "fixture.h"

#include <zip.h>

#include "base/buf.h"
#include "base/xlsx_read.h"

struct part {
    const char *name, *text;
};

#define XML    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct part content = {"[Content_Types].xml", XML "<Types/>"};
static const struct part root = {"_rels/.rels",
                                 XML "<Relationships><Relationship Id=\"a\" Type=\"" OFFICE
                                     "officeDocument\" Target=\"/xl/workbook.xml\"/>"
                                     "</Relationships>"};
static const struct part book = {"xl/workbook.xml",
                                 XML "<x:workbook xmlns:x=\"urn:x\" xmlns:r=\"urn:r\"><x:sheets>"
                                     "<x:sheet name=\"One\" r:id=\"r1\" sheetId=\"1\"/>"
                                     "</x:sheets></x:workbook>"};
static const struct part rels = {
    "xl/_rels/workbook.xml.rels", XML
    "<Relationships><Relationship Id=\"r1\" Type=\"" OFFICE
    "worksheet\" Target=\"worksheets/../worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"r2\" Type=\"" OFFICE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"r3\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/></Relationships>"};
static const struct part strings = {
    "xl/sharedStrings.xml", XML
    "<sst><si><t>plain</t></si><si/><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>"
    "<si><t>_x0041_b_x005F_x0041_</t></si></sst>"};
static const struct part styles = {
    "xl/styles.xml", XML "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\"/>"
                         "<numFmt numFmtId=\"171\" formatCode=\"&quot;days&quot; 0\"/></numFmts>"
                         "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                         "<xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>"
                         "<xf numFmtId=\"14\"/></cellXfs></styleSheet>"};

/* The zip of these parts and a sheet of these rows. */
static inline const char *make(const struct part *parts, size_t parts_n, const char *rows,
                               size_t *n)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &error);
    assert_non_null(out);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    struct part all[16];
    memcpy(all, parts, parts_n * sizeof *parts);
    if (rows)
        all[parts_n++] = (struct part){"xl/worksheets/sheet1.xml",
                                       bg_arena_printf(arena,
                                                       XML "<worksheet><sheetData>%s"
                                                           "</sheetData></worksheet>",
                                                       rows)};
    for (size_t i = 0; i < parts_n; i++)
        assert_true(zip_file_add(zip, all[i].name,
                                 zip_source_buffer(zip, all[i].text, strlen(all[i].text), 0),
                                 ZIP_FL_ENC_UTF_8) >= 0);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(out), 0);
    zip_source_seek(out, 0, SEEK_END);
    *n = (size_t)zip_source_tell(out);
    char *bytes = bg_arena_alloc(arena, *n);
    zip_source_seek(out, 0, SEEK_SET);
    assert_int_equal(zip_source_read(out, bytes, *n), (zip_int64_t)*n);
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

#endif
