/* Pictures as SVG. Every place was worked out by hand from the numbers and the layout: the plot is
 * 460 wide, an axis of y has its ticks at the left, text is counted at 6.6 a letter. */
#include "report/chart/chart.h"

#include "t.h"

static struct bg_dec dec(const char *text)
{
    struct bg_dec out;
    assert_true(bg_dec_parse(text, strlen(text), &out));
    return out;
}

static struct bg_value number(const char *text)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = dec(text)};
}

/* low, high, ticks at most, then the axis: from, to, step, how many ticks. A step is 1, 2 or 5 times a
 * power of ten, the least with which the axis has no more ticks than that. */
static void scales(void **state)
{
    (void)state;
    static const struct {
        const char *low, *high;
        int most;
        const char *from, *to, *step;
        int ticks;
    } cases[] = {
        {"0", "100", 6, "0", "100", "20", 6},
        {"0", "101", 6, "0", "150", "50", 4},
        {"0", "7", 6, "0", "8", "2", 5},
        {"0", "768261", 6, "0", "800000", "200000", 5},
        {"-3", "7", 6, "-5", "10", "5", 4},
        {"15.00", "20.00", 6, "15", "20", "1", 6},
        {"17.17", "20.1", 6, "17", "21", "1", 5},
        {"0", "0.043", 6, "0", "0.05", "0.01", 6},
        {"5", "5", 6, "5", "5.000001", "0.000001", 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_chart_scale s =
            bg_chart_scale(dec(cases[i].low), dec(cases[i].high), cases[i].most, 0, 1000);
        assert_int_equal(bg_dec_cmp(s.from, dec(cases[i].from)), 0);
        assert_int_equal(bg_dec_cmp(s.to, dec(cases[i].to)), 0);
        assert_int_equal(bg_dec_cmp(s.step, dec(cases[i].step)), 0);
        assert_int_equal(s.ticks, cases[i].ticks);
        assert_int_equal(bg_dec_cmp(bg_chart_tick(&s, s.ticks - 1), s.to), 0);
    }
}

/* (value - from) / (to - from) of the length, rounded half-up to a tenth; the axis may run upwards. */
static void places(void **state)
{
    (void)state;
    struct bg_chart_scale s = bg_chart_scale(dec("0"), dec("100"), 6, 100, 1100);
    assert_int_equal(bg_chart_at(&s, dec("0")), 100);
    assert_int_equal(bg_chart_at(&s, dec("33.33")), 433); /* 100 + 333.3 */
    assert_int_equal(bg_chart_at(&s, dec("33.35")), 434); /* 100 + 333.5 */
    assert_int_equal(bg_chart_at(&s, dec("100")), 1100);
    assert_int_equal(bg_chart_at(&s, dec("250")), 1100);
    assert_int_equal(bg_chart_at(&s, dec("-1")), 100);
    s = bg_chart_scale(dec("0"), dec("100"), 6, 2000, 300);
    assert_int_equal(bg_chart_at(&s, dec("25")), 1575); /* 2000 - 1700 / 4 */
}

struct drawn {
    struct bg_arena *arena;
    struct bg_buf out;
};

static const char *draw(struct drawn *d, const struct bg_picture *picture)
{
    bg_buf_init(&d->out, d->arena);
    bg_chart_svg(&d->out, picture, 1);
    return bg_buf_text(&d->out);
}

/* A picture of n names, of which nothing is said but their numbers. */
static const char *draw_named(struct drawn *d, enum bg_picture_kind kind, size_t n,
                              const char *const *names, const struct bg_picture_series *series,
                              size_t series_n)
{
    return draw(d, &(struct bg_picture){.kind = kind,
                                        .title = "t",
                                        .words = "w",
                                        .note = "",
                                        .x_title = "",
                                        .y_title = "",
                                        .y_kind = BG_KEY_MONEY,
                                        .n = n,
                                        .names = names,
                                        .series = series,
                                        .series_n = series_n});
}

static void has(const char *svg, const char *part)
{
    if (!strstr(svg, part))
        fail_msg("not in it: %s\n%s", part, svg);
}

/* 40 letters of 66 tenths are the room for the longest number: "+1,000" needs 6 x 66 beside the bar. */
static void bars(void **state)
{
    struct drawn d = {.arena = *state};
    static const char *const names[] = {"Floor of 15", "<b>\"Floor\" & more</b>"};
    const struct bg_value y[] = {number("1000"), number("-500")};
    const struct bg_value low[] = {number("500"), BG_MISSING},
                          high[] = {number("1500"), BG_MISSING};
    const struct bg_picture_series series[] = {{"Cost", y, low, high, NULL}};
    const char *svg = draw(&d, &(struct bg_picture){.kind = BG_PICTURE_BARS,
                                                    .title = "Cost & more",
                                                    .words = "In words",
                                                    .note = "",
                                                    .x_title = "",
                                                    .y_title = "USD",
                                                    .y_kind = BG_KEY_MONEY,
                                                    .n = 2,
                                                    .names = names,
                                                    .series = series,
                                                    .series_n = 1});
    has(svg, "role=\"img\" aria-labelledby=\"chart-1-title chart-1-words\"");
    has(svg, "<title id=\"chart-1-title\">Cost &amp; more</title>");
    has(svg, "<desc id=\"chart-1-words\">In words</desc>");
    has(svg, "&lt;b&gt;&quot;Floor&quot; &amp; more&lt;/b&gt;");
    /* "1,000" has 5 letters: right = 4600 - 330 - 120 - 66 = 4084, left 10: 4074 tenths from -500 to 1500.
     * Zero lies a quarter along: 10 + 1018.5, half-up 1029; 1000 at three quarters: 10 + 3055.5 = 3066. */
    has(svg, "<rect class=\"bar one\" x=\"102.9\" y=\"19\" width=\"203.7\" height=\"13\"/>");
    has(svg, "<rect class=\"bar one\" x=\"1\" y=\"60\" width=\"101.9\" height=\"13\"/>");
    /* Its range from 500 (10 + 2037 = 2047) to 1500 (the right end), in the middle of the bar. */
    has(svg, "<line class=\"range\" x1=\"204.7\" y1=\"25.5\" x2=\"408.4\" y2=\"25.5\"/>");
    has(svg, ">+1,000</text>");
    has(svg, ">-500</text>");
    assert_null(strstr(svg, "script"));
    assert_null(strstr(svg, "style="));
}

/* Parts 300 and -100 and the whole, 200: from 0 to 300, from 300 down to 200, from 0 to 200. */
static void bridge(void **state)
{
    struct drawn d = {.arena = *state};
    static const char *const names[] = {"passed on", "award moved", "in all"};
    const struct bg_value y[] = {number("300"), number("-100"), number("200")};
    const struct bg_picture_series series[] = {{"", y, NULL, NULL, NULL}};
    const char *svg = draw_named(&d, BG_PICTURE_BRIDGE, 3, names, series, 1);
    /* "-100" has 4 letters: right = 4600 - 264 - 120 - 66 = 4150, so 4140 tenths from 0 to 300: 300 at 4150,
     * 200 at 10 + 2760 = 2770. */
    has(svg, "<rect class=\"bar up\" x=\"1\" y=\"19\" width=\"414\" height=\"13\"/>");
    has(svg, "<rect class=\"bar down\" x=\"277\" y=\"60\" width=\"138\" height=\"13\"/>");
    has(svg, "<rect class=\"bar total\" x=\"1\" y=\"101\" width=\"276\" height=\"13\"/>");
}

/* Parts 30, 10, 60 and 50, nothing, 20: the longer bar, 100, is 4580 tenths. What is left, the last, is grey. */
static void stack(void **state)
{
    struct drawn d = {.arena = *state};
    static const char *const names[] = {"A", "B"};
    const struct bg_value yes[] = {number("30"), number("50")}, no[] = {number("10"), BG_MISSING},
                          rest[] = {number("60"), number("20")};
    const struct bg_picture_series series[] = {{"yes", yes, NULL, NULL, NULL},
                                               {"no", no, NULL, NULL, NULL},
                                               {"not known", rest, NULL, NULL, NULL}};
    const char *svg = draw_named(&d, BG_PICTURE_STACK, 2, names, series, 3);
    /* The legend is three lines: 10 + 3 x 170 + 60 = 580; a name, 170; the bar from 760 on, 130 high. 30 % of
     * 4580 is 1374, 40 % 1832. */
    has(svg, "<rect class=\"bar s1\" x=\"1\" y=\"76\" width=\"137.4\" height=\"13\"/>");
    has(svg, "<rect class=\"bar s2\" x=\"138.4\" y=\"76\" width=\"45.8\" height=\"13\"/>");
    has(svg, "<rect class=\"bar s0\" x=\"184.2\" y=\"76\" width=\"274.8\" height=\"13\"/>");
    /* B begins 150 + 90 + 170 lower; 50 %, and 20 % behind it, since nothing is between. */
    has(svg, "<rect class=\"bar s1\" x=\"1\" y=\"117\" width=\"229\" height=\"13\"/>");
    has(svg, "<rect class=\"bar s0\" x=\"230\" y=\"117\" width=\"91.6\" height=\"13\"/>");
}

/* From a to b: unseen up to the nearer end, above 0, below 0. */
static void spans(void **state)
{
    (void)state;
    static const char *const cases[][5] = {{"0", "300", "0", "300", "0"},
                                           {"300", "200", "200", "100", "0"},
                                           {"100", "-50", "0", "100", "-50"},
                                           {"-50", "-80", "-50", "0", "-30"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bg_dec parts[3];
        bg_chart_span(dec(cases[i][0]), dec(cases[i][1]), parts);
        for (int k = 0; k < 3; k++)
            assert_int_equal(bg_dec_cmp(parts[k], dec(cases[i][2 + k])), 0);
    }
}

/* Bins 10 to 12 to 14 and more; 4 and 8 workers before, 0 and 12 after; floor 12. */
static void histogram(void **state)
{
    struct drawn d = {.arena = *state};
    const struct bg_dec x[] = {dec("10"), dec("12"), dec("14")};
    const struct bg_value before[] = {number("4"), number("8")},
                          after[] = {number("0"), number("12")};
    const struct bg_picture_series series[] = {{"Today", before, NULL, NULL, NULL},
                                               {"Proposed", after, NULL, NULL, NULL}};
    const struct bg_picture_mark marks[] = {{"floor 12.00", dec("12"), dec("12")}};
    const struct bg_picture p = {.kind = BG_PICTURE_HISTOGRAM,
                                 .title = "t",
                                 .words = "w",
                                 .note = "",
                                 .x_title = "USD/hour",
                                 .y_title = "workers",
                                 .x_kind = BG_KEY_RATE,
                                 .y_kind = BG_KEY_COUNT,
                                 .n = 2,
                                 .x = x,
                                 .open = true,
                                 .series = series,
                                 .series_n = 2,
                                 .marks = marks,
                                 .marks_n = 1};
    const char *svg = draw(&d, &p);
    /* Three lines of keys end at 10 + 3 x 170 + 60 = 580; the unit takes 230, so that the plot runs from
     * 810 down to 2510. The axis of y is 0 to 15 by 5, 2 letters wide:
     * left = 132 + 80 = 212, right 4540. 14 - 12 is the right half: from 2376 to 4540, less 15 a side.
     * 12 of 15 is 2510 - 1360 = 1150 from above. */
    has(svg, "<rect class=\"bar s1\" x=\"239.1\" y=\"115\" width=\"213.4\" height=\"136\"/>");
    /* Before: 4 of 15 is 2510 - 453.3, half-up 2057; 8 of 15 is 2510 - 906.7 = 1603. */
    has(svg, "d=\"M21.2 251L21.2 205.7L237.6 205.7L237.6 160.3L454 160.3L454 251\"");
    has(svg, "<line class=\"mark\" x1=\"237.6\" y1=\"81\" x2=\"237.6\" y2=\"251\"/>");
    has(svg, ">more</text>");
    assert_string_equal(bg_chart_point(d.arena, &p, 0), "10.00 to under 12.00");
    assert_string_equal(bg_chart_point(d.arena, &p, 1), "12.00 and more");
}

/* Two years, 15 then 16, and a gap: a line is cut where a number is missing. */
static void lines_and_steps(void **state)
{
    struct drawn d = {.arena = *state};
    const struct bg_dec x[] = {dec("0"), dec("1"), dec("2"), dec("3")};
    const struct bg_value y[] = {number("0"), number("10"), BG_MISSING, number("20")};
    const struct bg_picture_series series[] = {{"", y, NULL, NULL, NULL}};
    struct bg_picture p = {.kind = BG_PICTURE_LINES,
                           .title = "t",
                           .words = "w",
                           .note = "",
                           .x_title = "",
                           .y_title = "",
                           .n = 4,
                           .x = x,
                           .series = series,
                           .series_n = 1};
    const char *svg = draw(&d, &p);
    /* y: 0 to 20 by 5, 2 letters: left 212, right 4540, 4328 wide; from 10 down to 1710. x: 0 to 3 by 0.5,
     * 7 ticks. 1 at 212 + 1442.7 = 1655; 3 at 4540. */
    has(svg, "d=\"M21.2 171L165.5 86M454 1\"");
    p.kind = BG_PICTURE_STEPS;
    p.until = 4;
    svg = draw(&d, &p);
    /* x now runs to 4: 1082 a day. */
    has(svg, "d=\"M21.2 171L129.4 171L129.4 86L237.6 86M345.8 1L454 1\"");
    const struct bg_value none[] = {BG_MISSING, BG_MISSING, BG_MISSING, BG_MISSING};
    const struct bg_picture_series empty[] = {{"", none, NULL, NULL, NULL}};
    p.series = empty;
    assert_false(bg_chart_has(&p));
    assert_string_equal(draw(&d, &p), "");
}

static int start(void **state)
{
    *state = bg_arena_new(0);
    return *state == NULL;
}

static int end(void **state)
{
    bg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales),
        cmocka_unit_test(places),
        cmocka_unit_test_setup_teardown(bars, start, end),
        cmocka_unit_test_setup_teardown(bridge, start, end),
        cmocka_unit_test_setup_teardown(stack, start, end),
        cmocka_unit_test(spans),
        cmocka_unit_test_setup_teardown(histogram, start, end),
        cmocka_unit_test_setup_teardown(lines_and_steps, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
