/* Widths of Calibri's characters, as Carlito has them, a free font that was drawn to the same widths:
 * the advance widths of U+0020 to U+007E in units of 1/2048 of the font's size. Others are taken a
 * little wider than the mean of their script, since a row that is too high costs less than a text
 * that is cut. */
#include "report/book/metrics.h"

#include <string.h>

#include "base/text.h"

enum { UNITS = 2048, FIRST = 0x20, LAST = 0x7E };
enum { MARK = 1150, OTHER = 1250, SYMBOL = 1700, WIDE = 2048 };

static const short widths[2][LAST - FIRST + 1] = {
    {
        463,  667,  821,  1020, 1038, 1464, 1397, 452,  621,  621,  1020, 1020, 511,  627,
        517,  791,  1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548,  548,
        1020, 1020, 1020, 949,  1831, 1185, 1114, 1092, 1260, 1000, 941,  1292, 1276, 516,
        653,  1064, 861,  1751, 1322, 1356, 1058, 1378, 1112, 941,  998,  1314, 1162, 1822,
        1063, 998,  959,  628,  791,  628,  1020, 1020, 596,  981,  1076, 866,  1076, 1019,
        625,  964,  1076, 470,  490,  931,  470,  1636, 1076, 1080, 1076, 1076, 714,  801,
        686,  1076, 925,  1464, 887,  927,  809,  644,  943,  644,  1020,
    },
    {
        463,  667,  898,  1020, 1038, 1493, 1443, 478,  638,  638,  1020, 1020, 528,  627,
        547,  880,  1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 565,  565,
        1020, 1020, 1020, 949,  1840, 1241, 1148, 1084, 1291, 999,  940,  1305, 1292, 546,
        678,  1120, 866,  1790, 1349, 1385, 1090, 1405, 1153, 968,  1014, 1337, 1211, 1856,
        1128, 1064, 979,  665,  880,  665,  1020, 1020, 615,  1011, 1099, 857,  1099, 1031,
        648,  971,  1099, 503,  523,  983,  503,  1666, 1099, 1101, 1099, 1099, 728,  817,
        710,  1099, 969,  1526, 941,  970,  814,  704,  973,  704,  1020,
    },
};

/* The first bytes tell how far into Unicode a character is: E2 80 begins dashes and quotes, E2 arrows
 * and symbols, E3 and above the scripts of which a character is about as wide as high. */
static int unit_width(const unsigned char *p, bool bold)
{
    if (*p >= FIRST && *p <= LAST)
        return widths[bold][*p - FIRST];
    if (*p < 0xE2)
        return OTHER;
    if (*p > 0xE2)
        return WIDE;
    return p[1] == 0x80 ? MARK : SYMBOL;
}

double bg_metrics_width(const char *text, size_t n, int size, bool bold)
{
    int64_t units = 0;
    for (size_t i = 0; i < n;) {
        size_t length = (unsigned char)text[i] < 0x80 ? 1 : bg_utf8_length(text + i, n - i);
        units += unit_width((const unsigned char *)text + i, bold);
        i += length ? length : 1;
    }
    return (double)units * size / UNITS;
}

int bg_metrics_lines(const char *text, double room, int size, bool bold)
{
    int lines = 1;
    double at = 0, space = bg_metrics_width(" ", 1, size, bold);
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " \n");
        double word = bg_metrics_width(p, n, size, bold);
        if (at > 0 && at + space + word > room) {
            lines++;
            at = 0;
        }
        at += word + (at > 0 ? space : 0);
        for (; at > room && room > 0; at -= room) /* a word that is longer than the column */
            lines++;
        if (p[n] == '\n') {
            lines++;
            at = 0;
        }
        p += n + (p[n] != '\0');
    }
    return lines;
}
