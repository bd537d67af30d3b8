/* A workbook in memory of XML parts that a fuzzer writes: the archive is sound, so that the fuzzer gets behind
 * its check sums. */
#ifndef BG_TESTS_FUZZ_BOOK_H
#define BG_TESTS_FUZZ_BOOK_H

#include <zip.h>

#include "fuzz.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char *const fuzz_fixed[][2] = {
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
static const char *const fuzz_parts[][2] = {
    {"xl/sheet1.xml", "<worksheet/>"},
    {"xl/sheet2.xml", "<worksheet/>"},
    {"xl/strings.xml", "<sst/>"},
    {"xl/styles.xml", "<styleSheet/>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"Q\" r:id=\"s1\"/>"
                        "<sheet name=\"W 2\" r:id=\"s2\"/></sheets></workbook>"},
};
enum { FUZZ_PARTS = sizeof fuzz_parts / sizeof *fuzz_parts };

static inline void fuzz_add(zip_t *zip, const char *name, const void *bytes, size_t n)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, n, 0);
    zip_int64_t at = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    must(at >= 0 && zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0);
}

/* A zip of the parts; the caller frees it. */
static inline char *fuzz_book(const uint8_t *data, size_t size, size_t *n)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_source_keep(out);
    zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    must(zip != NULL);
    for (size_t i = 0; i < sizeof fuzz_fixed / sizeof *fuzz_fixed; i++)
        fuzz_add(zip, fuzz_fixed[i][0], fuzz_fixed[i][1], strlen(fuzz_fixed[i][1]));
    for (size_t i = 0; i < FUZZ_PARTS; i++) {
        const uint8_t *end = size ? memchr(data, 1, size) : NULL;
        size_t length = end ? (size_t)(end - data) : size;
        if (length)
            fuzz_add(zip, fuzz_parts[i][0], data, length);
        else
            fuzz_add(zip, fuzz_parts[i][0], fuzz_parts[i][1], strlen(fuzz_parts[i][1]));
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

#endif
