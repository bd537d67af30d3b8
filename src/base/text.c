/* UTF-8 and safe display. The table of well-formed sequences is Unicode's table 3-7. */
#include "base/text.h"

#include <string.h>

static bool tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

size_t bg_utf8_length(const char *p, size_t n)
{
    const unsigned char *s = (const unsigned char *)p;
    if (n == 0)
        return 0;
    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 0;
    if (s[0] < 0xE0)
        return n >= 2 && tail(s[1]) ? 2 : 0;
    if (s[0] < 0xF0) {
        if (n < 3 || !tail(s[1]) || !tail(s[2]))
            return 0;
        if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F))
            return 0; /* overlong, surrogate */
        return 3;
    }
    if (n < 4 || !tail(s[1]) || !tail(s[2]) || !tail(s[3]))
        return 0;
    if ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
        return 0; /* overlong, past U+10FFFF */
    return 4;
}

int64_t bg_utf8_count(const char *text, size_t n)
{
    int64_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += !tail((unsigned char)text[i]);
    return count;
}

uint32_t bg_utf8_code(const char *p, size_t length)
{
    const unsigned char *s = (const unsigned char *)p;
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = s[0] & lead[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (s[i] & 0x3Fu);
    return code;
}

size_t bg_utf8_put(char out[4], uint32_t code)
{
    static const uint32_t past[] = {0, 0x80, 0x800, 0x10000};
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = 1;
    while (n < 4 && code >= past[n])
        n++;
    for (size_t i = n - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(lead[n] | code);
    return n;
}

/* Characters that show as nothing, or that change how others show. */
static bool text_hidden(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } ranges[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},
        {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F}, {0x2028, 0x202E},
        {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return true;
    return false;
}

void bg_text_visible(struct bg_buf *out, const char *text, size_t n)
{
    size_t start = 0;
    for (size_t i = 0; i < n;) {
        size_t length = bg_utf8_length(text + i, n - i);
        if (length && !text_hidden(bg_utf8_code(text + i, length))) {
            i += length;
            continue;
        }
        bg_buf_put(out, text + start, i - start);
        if (length)
            bg_buf_printf(out, "<U+%04X>", (unsigned)bg_utf8_code(text + i, length));
        else
            bg_buf_printf(out, "<%02X>", (unsigned char)text[i]);
        i += length ? length : 1;
        start = i;
    }
    bg_buf_put(out, text + start, n - start);
}

void bg_text_path(struct bg_buf *out, const char *id)
{
    for (; *id; id++) {
        unsigned char c = (unsigned char)*id;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '_' || c == '-';
        if (plain)
            bg_buf_putc(out, *id);
        else
            bg_buf_printf(out, "%%%02X", c);
    }
}

static int text_hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

const char *bg_text_of_path(struct bg_arena *arena, const char *part)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (; *part; part++) {
        int high = *part == '%' ? text_hex(part[1]) : -1, low = high < 0 ? -1 : text_hex(part[2]);
        bg_buf_putc(&out, low < 0 ? *part : (char)(high * 16 + low));
        part += low < 0 ? 0 : 2;
    }
    return bg_buf_text(&out);
}

static const char *const common_words[] = {
#define WORD(word) word,
#include "base/common_words.def"
#undef WORD
};

static bool text_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The n bytes at text are a common word with a capital. */
static bool is_common(const char *text, size_t n)
{
    size_t low = 0, high = sizeof common_words / sizeof *common_words;
    char first = (char)(text[0] - 'A' + 'a');
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *word = common_words[middle];
        int order = (first > word[0]) - (first < word[0]);
        if (order == 0)
            order = strncmp(text + 1, word + 1, n - 1);
        if (order == 0 && word[n] != '\0')
            order = -1;
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

void bg_text_inside(struct bg_buf *out, const char *label)
{
    size_t n = strcspn(label, " ,:;?-/()");
    bool article = (n == 3 && strncmp(label, "The", 3) == 0) || (n == 1 && label[0] == 'A');
    bool name_goes_on = label[n] == ' ' && text_is_capital(label[n + 1]);
    bool small = n > 0 && text_is_capital(label[0]) && label[n] != '-' && is_common(label, n) &&
                 (article || !name_goes_on);
    bg_buf_putc(out, small ? (char)(label[0] - 'A' + 'a') : label[0]);
    if (label[0] != '\0')
        bg_buf_puts(out, label + 1);
}

bool bg_unit_is_money(const char *unit)
{
    for (int i = 0; i < 3; i++)
        if (!text_is_capital(unit[i]))
            return false;
    return unit[3] == '\0' || unit[3] == '/' || unit[3] == ' ';
}
