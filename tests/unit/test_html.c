/* The writer of HTML: texts from outside stay texts, wherever they are put. */
#include "fixture.h"

#include "report/html/html.h"

static struct bg_buf out;

static void begin(void)
{
    bg_buf_init(&out, arena);
}

/* Texts with what they must become, as content and as an attribute alike. */
static void texts_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *in, *want;
    } rows[] = {
        {"", ""},
        {"Alder Ltd", "Alder Ltd"},
        {"Smith & Sons <b>", "Smith &amp; Sons &lt;b&gt;"},
        {"\"x\" onload='y'", "&quot;x&quot; onload=&#39;y&#39;"},
        {"</style><script>alert(1)</script>",
         "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"&amp;", "&amp;amp;"},
        {"a\xE2\x80\xAEzyx", "a&lt;U+202E&gt;zyx"},           /* a right-to-left override */
        {"a\xE2\x81\xA6z", "a&lt;U+2066&gt;z"},               /* an isolate */
        {"\x1b[31m\x7f", "&lt;U+001B&gt;[31m&lt;U+007F&gt;"}, /* controls */
        {"a\xE2\x80\x8B"
         "b",
         "a&lt;U+200B&gt;b"},
        {"caf\xC3\xA9 \xE2\x82\xAC", "caf\xC3\xA9 \xE2\x82\xAC"},
        {"x\xE9y", "x\xEF\xBF\xBDy"}, /* not UTF-8 */
        {"\xEF\xBB\xBFx", "&lt;U+FEFF&gt;x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        begin();
        bg_html_text(&out, rows[i].in);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
    }
}

static void lines_and_paragraphs(void **state)
{
    (void)state;
    begin();
    bg_html_lines(&out, "one\r\ntwo <\nthree");
    assert_string_equal(bg_buf_text(&out), "one<br>\ntwo &lt;<br>\nthree");
    begin();
    bg_html_paragraph(&out, "\n\nfirst\nline\r\n\r\n\r\nsecond & last\n\n");
    assert_string_equal(bg_buf_text(&out), "<p>first<br>\nline</p>\n<p>second &amp; last</p>\n");
    begin();
    bg_html_paragraph(&out, "");
    assert_string_equal(bg_buf_text(&out), "");
}

static void links_are_of_the_web(void **state)
{
    (void)state;
    static const struct {
        const char *url, *text, *want;
    } rows[] = {
        {"https://example.gov/a?b=1&c=\"", "see",
         "<a href=\"https://example.gov/a?b=1&amp;c=&quot;\">see</a>"},
        {"http://example.gov", NULL, "<a href=\"http://example.gov\">http://example.gov</a>"},
        {"javascript:alert(1)", "see", "see"},
        {" https://example.gov", "see", "see"},
        {"HTTPS://example.gov", NULL, "HTTPS://example.gov"},
        {"data:text/html,<b>", NULL, "data:text/html,&lt;b&gt;"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        begin();
        bg_html_link(&out, rows[i].url, rows[i].text);
        assert_string_equal(bg_buf_text(&out), rows[i].want);
    }
}

static void tables_have_scopes(void **state)
{
    (void)state;
    static const struct bg_html_column columns[] = {{"Bid <1>", false}, {"Points", true}};
    struct bg_html_table table;
    begin();
    bg_html_table_open(&table, &out, "Scores & reasons", columns, COUNT(columns));
    bg_html_cell(&table, "A & B");
    bg_html_cell(&table, "5");
    bg_html_cell_open(&table);
    bg_html_name(&out, "<i>");
    bg_html_cell_close(&table);
    bg_html_table_close(&table);
    assert_string_equal(
        bg_buf_text(&out),
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n<caption>Scores "
        "&amp; reasons</caption>\n"
        "<thead><tr><th scope=\"col\" align=\"left\">Bid &lt;1&gt;</th>"
        "<th scope=\"col\" class=\"number\" align=\"right\">Points</th></tr></thead>\n<tbody>\n"
        "<tr valign=\"top\"><th scope=\"row\" align=\"left\">A &amp; B</th>"
        "<td class=\"number\" align=\"right\" nowrap>5</td></tr>\n"
        "<tr valign=\"top\"><th scope=\"row\" align=\"left\"><bdi>&lt;i&gt;</bdi></th>"
        "<td class=\"number\" align=\"right\" nowrap></td></tr>\n"
        "</tbody>\n</table>\n");
}

/* Nothing of the title or the language gets out of its place, and no script can run. */
static void pages(void **state)
{
    (void)state;
    struct bg_html_page page = {.title = "</title><script>", .language = "en\"><script>"};
    begin();
    bg_html_open(&out, &page);
    bg_html_heading(&out, 2, "A < B");
    bg_html_list_open(&out);
    bg_html_item(&out, "one & two");
    bg_html_list_close(&out);
    bg_html_close(&out);
    const char *made = bg_buf_text(&out);
    assert_null(strstr(made, "<script"));
    assert_non_null(strstr(made, "<title>&lt;/title&gt;&lt;script&gt;</title>"));
    assert_non_null(strstr(made, "default-src 'none'"));
    assert_null(strstr(made, "prefers-color-scheme"));
    assert_non_null(strstr(made, "<h2>A &lt; B</h2>\n<ul>\n<li>one &amp; two</li>\n</ul>\n"
                                 "</body>\n</html>\n"));
    begin();
    page = (struct bg_html_page){.title = "t", .dark = true, .style = "p{color:#111}\n"};
    bg_html_open(&out, &page);
    made = bg_buf_text(&out);
    assert_non_null(strstr(made, "prefers-color-scheme:dark"));
    assert_non_null(strstr(made, "p{color:#111}\n</style>"));
    assert_non_null(strstr(made, "<html lang=\"en\">"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(texts_are_escaped), TEST(lines_and_paragraphs),
                                       TEST(links_are_of_the_web), TEST(tables_have_scopes),
                                       TEST(pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
