/* What writer and reader of a panel's sheets have in common. */
#include "model/panel_sheet.h"

#include <string.h>

#include "base/hash.h"

const char *bg_panel_sheet_format(enum bg_panel_sheet_kind kind)
{
    static const char *const formats[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = "bidgauge-panel-declaration/1",
        [BG_PANEL_SCORES] = "bidgauge-panel-scores/1",
        [BG_PANEL_MEETING] = "bidgauge-panel-meeting/1",
    };
    return formats[kind];
}

const char *bg_panel_sheet_words(enum bg_panel_sheet_kind kind)
{
    static const char *const words[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = "a declaration of interests",
        [BG_PANEL_SCORES] = "a scoring sheet",
        [BG_PANEL_MEETING] = "a meeting workbook",
    };
    return words[kind];
}

/* Bytes of a character at p that programs replace or drop: controls and direction marks. 0: it is
 * another one. */
static size_t unkept(const unsigned char *p)
{
    if (*p < ' ' || *p == 0x7F)
        return *p != '\0';
    if ((p[0] == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F) || (p[0] == 0xD8 && p[1] == 0x9C))
        return 2;
    bool general = p[0] == 0xE2 && p[1] == 0x80 &&
                   ((p[2] >= 0x8B && p[2] <= 0x8F) || (p[2] >= 0xA8 && p[2] <= 0xAE));
    bool format = p[0] == 0xE2 && p[1] == 0x81 && p[2] >= 0xA0 && p[2] <= 0xAF;
    bool special =
        p[0] == 0xEF && ((p[1] == 0xBB && p[2] == 0xBF) || (p[1] == 0xBF && p[2] >= 0xB9));
    return general || format || special ? 3 : 0;
}

void bg_panel_seal(const char *text, char seal[BG_PANEL_SEAL])
{
    const unsigned char *p = (const unsigned char *)text;
    struct bg_sha256 hash;
    unsigned char out[32];
    char hex[65];
    bool gap = false, any = false;
    bg_sha256_start(&hash);
    while (*p != '\0') {
        size_t skip = *p == ' ' ? 1 : unkept(p);
        gap = gap || *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
        if (skip == 0) {
            if (gap && any)
                bg_sha256_add(&hash, " ", 1);
            bg_sha256_add(&hash, p, 1);
            any = true;
            gap = false;
        }
        p += skip > 0 ? skip : 1;
    }
    bg_sha256_end(&hash, out);
    bg_sha256_hex(out, hex);
    memcpy(seal, hex, BG_PANEL_SEAL - 1);
    seal[BG_PANEL_SEAL - 1] = '\0';
}

bool bg_panel_same_text(const char *a, const char *b)
{
    char one[BG_PANEL_SEAL], other[BG_PANEL_SEAL];
    bg_panel_seal(a, one);
    bg_panel_seal(b, other);
    return strcmp(one, other) == 0;
}
