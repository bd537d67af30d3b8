/* Signatures that ssh-keygen (OpenSSH 9.2) made with a key of this test, by "-Y sign" for the purposes "bidgauge" and
 * "file"; its "-l" printed the fingerprint. What is broken is broken here, byte by byte. */
#include "t.h"

#include "base/buf.h"
#include "base/sshsig.h"

#include <openssl/evp.h>

#define KEY "AAAAC3NzaC1lZDI1NTE5AAAAICBHxOO9LYgptXMeUVB/A2EO7cKE1ByOVZNqztsUN5xb"

static const char message[] = "what was signed\n";
static const char sha512[] =
    "-----BEGIN SSH SIGNATURE-----\n"
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgIEfE470tiCm1cx5RUH8DYQ7two\n"
    "TUHI5Vk2rO2xQ3nFsAAAAIYmlkZ2F1Z2UAAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVk\n"
    "MjU1MTkAAABAHhuaACXF6pYLohs6uCJAErkgxQdAUTw4HN0+ky8VYAr3cnTB9UD5CwOHsk\n"
    "Fc9pQrKxY2GXSETkiuVr4IWP5eCg==\n"
    "-----END SSH SIGNATURE-----\n";
static const char sha256[] =
    "-----BEGIN SSH SIGNATURE-----\n"
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgIEfE470tiCm1cx5RUH8DYQ7two\n"
    "TUHI5Vk2rO2xQ3nFsAAAAIYmlkZ2F1Z2UAAAAAAAAABnNoYTI1NgAAAFMAAAALc3NoLWVk\n"
    "MjU1MTkAAABAsjCz6wMcY7wRyrGREVyhWMhVZAmlJmWFHAimT+q7Dz8m6k5e1viEX0Q/ld\n"
    "EaGDHlQID7gaAanVEfDwRizKKhAg==\n"
    "-----END SSH SIGNATURE-----\n";
static const char for_files[] =
    "-----BEGIN SSH SIGNATURE-----\n"
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgIEfE470tiCm1cx5RUH8DYQ7two\n"
    "TUHI5Vk2rO2xQ3nFsAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx\n"
    "OQAAAEAeJcYvDKfC2IX2esTCxvYeTm4wYU6DfpTvgIadJK9XdYYov7IhM4iuxy9myvflZ1\n"
    "GPNDi6JlgVkrKj51xf/egA\n"
    "-----END SSH SIGNATURE-----\n";
static const char of_rsa[] =
    "-----BEGIN SSH SIGNATURE-----\n"
    "U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBAL1IppsA1pcbjbHs1bd/bP\n"
    "Dsnzeekg20iLcUpyiLJpIBfxqQKBgnQrqfZ/shXDUNSKNNMehEsWie1DUD8UNdu3wWqjVa\n"
    "xvTNUFzj+3mmOyFVgGKZPF/FfaHAH2WAiSK2InxoEinDiiPIISy8xMqs3XzjFondUJ+wqU\n"
    "nAXHSrlbwooKJod/4cynyNNHaHpPxuB5/sARm4AX9sRtjFkK9aU//Eou6mjCtt2MOOiY6b\n"
    "1NKejOhcempd3Wdnxv7SxJ7cSEfnwOcI2McWWf6XYxVJqH7ahQeYVrvVX54N0tdgifFRqS\n"
    "dp0n1aNZkcGjm4Eu8nul/pTOnMN8mCeJFbPh4gVIsAAAAIYmlkZ2F1Z2UAAAAAAAAABnNo\n"
    "YTUxMgAAARQAAAAMcnNhLXNoYTItNTEyAAABAJu0QQUZ7F3natdG8BuZ4Q7Uu0WSPXd89h\n"
    "/SWofh7+qsYg0CT6fyEfby+f1Y3YcFM40WCnWfe7hDWcfZ7UrXf5OXP26mobIwPq1wOj6A\n"
    "ODQHB/EnNqjkk/HjpcVOA4pG6mnY6BAX6QLkiFbcH6AbGIHfoHufb9/wEYUL78W2kYMhvn\n"
    "NYcECjAU8y0ctL19N4XNzLi1W2cVkPpVt1NEW+xNu8HudLkqlZpeNjfNKm/bs1XBcGNf7s\n"
    "LPIz0yZQ9EBhVEHweQQkQKIglxToidzIYi15i46WcoB/vxG5L2VfBp9uZ8cQ/np6D/3No6\n"
    "mvNkRrtUzOCr8hTGKGPL3jJQpMyfA=\n"
    "-----END SSH SIGNATURE-----\n";

static struct bg_sshsig checked(struct bg_arena *arena, const char *text, const char *signature)
{
    return bg_sshsig_check(arena, text, strlen(text), signature, strlen(signature), "bidgauge");
}

static void good_and_bad(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_sshsig s = checked(arena, message, sha512);
    assert_int_equal(s.is, BG_SSHSIG_GOOD);
    assert_string_equal(s.why, "");
    assert_string_equal(s.fingerprint, "SHA256:NjgeBP/nU1JpsMlds7AOwojxq8qg3PbEyrlk98gEK9I");
    assert_int_equal(checked(arena, message, sha256).is, BG_SSHSIG_GOOD);
    s = checked(arena, "what was signed", sha512); /* without its line feed */
    assert_int_equal(s.is, BG_SSHSIG_BAD);
    assert_string_equal(s.why, "what was signed is not what the file holds");
    assert_string_equal(checked(arena, message, for_files).why, "it was made for another purpose");
    assert_int_equal(
        bg_sshsig_check(arena, message, strlen(message), for_files, strlen(for_files), "file").is,
        BG_SSHSIG_GOOD);
    assert_string_equal(checked(arena, message, of_rsa).why,
                        "its key is not Ed25519: verify it with ssh-keygen -Y verify");
    bg_arena_free(arena);
}

/* The packed bytes of a signature, changed, in armour again. */
static const char *with(struct bg_arena *arena, size_t at, int value, size_t keep, size_t more)
{
    static const char begin[] = "-----BEGIN SSH SIGNATURE-----";
    char joined[1024];
    unsigned char bytes[1024] = {0}, again[1400];
    size_t n = 0;
    for (const char *p = sha512 + sizeof begin - 1; *p != '-'; p++)
        if (*p != '\n')
            joined[n++] = *p;
    int got = EVP_DecodeBlock(bytes, (unsigned char *)joined, (int)n);
    size_t size = (size_t)got - (joined[n - 1] == '=') - (joined[n - 2] == '=');
    if (value >= 0)
        bytes[at] = (unsigned char)value;
    size = keep ? keep : size + more;
    EVP_EncodeBlock(again, bytes, (int)size);
    return bg_arena_printf(arena, "%s\n%s\n-----END SSH SIGNATURE-----\n", begin, (char *)again);
}

/* Of the packed bytes: 10 of preamble; the key (4 + 51, itself 4 + 11 and 4 + 32); the purpose (4 + 8); a
 * reserved text (4); the hash (4 + 6); the signature (4 + 83, itself 4 + 11 and 4 + 64). */
static void broken(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        int value;
        size_t keep, more;
        enum bg_sshsig_is is;
        const char *why;
    } rows[] = {
        {0, 'S', 0, 0, BG_SSHSIG_GOOD, ""}, /* nothing is changed */
        {0, 'X', 0, 0, BG_SSHSIG_UNREADABLE, "it is of another version than SSHSIG 1"},
        {9, 2, 0, 0, BG_SSHSIG_UNREADABLE, "it is of another version than SSHSIG 1"},
        {0, -1, 9, 0, BG_SSHSIG_UNREADABLE, "it is of another version than SSHSIG 1"},
        {0, -1, 12, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 40, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 70, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 79, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 86, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 100, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {0, -1, 0, 1, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {13, 50, 0, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {14, 0xff, 0, 0, BG_SSHSIG_UNREADABLE,
         "its key is not Ed25519: verify it with ssh-keygen -Y verify"},
        {18, 'x', 0, 0, BG_SSHSIG_UNREADABLE,
         "its key is not Ed25519: verify it with ssh-keygen -Y verify"},
        {32, 31, 0, 0, BG_SSHSIG_UNREADABLE, "its key cannot be read"},
        {32, 33, 0, 0, BG_SSHSIG_UNREADABLE, "its key cannot be read"},
        {69, 'x', 0, 0, BG_SSHSIG_UNREADABLE, "it was made for another purpose"},
        {95, 0xff, 0, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {100, 'x', 0, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {113, 63, 0, 0, BG_SSHSIG_UNREADABLE, "its fields cannot be read"},
        {33, 0, 0, 0, BG_SSHSIG_BAD, "what was signed is not what the file holds"},   /* the key */
        {90, '9', 0, 0, BG_SSHSIG_BAD, "what was signed is not what the file holds"}, /* sha59.. */
        {150, 0, 0, 0, BG_SSHSIG_BAD, "what was signed is not what the file holds"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bg_arena *arena = bg_arena_new(0);
        struct bg_sshsig s = checked(
            arena, message, with(arena, rows[i].at, rows[i].value, rows[i].keep, rows[i].more));
        if (s.is != rows[i].is || strcmp(s.why, rows[i].why) != 0)
            fail_msg("row %zu: %d, %s", i, (int)s.is, s.why);
        bg_arena_free(arena);
    }
}

static void no_armour(void **state)
{
    (void)state;
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_buf long_one;
    assert_string_equal(checked(arena, message, "").why, "it is no SSH signature");
    assert_string_equal(checked(arena, message, "-----BEGIN PGP SIGNATURE-----\n").why,
                        "it is no SSH signature");
    assert_string_equal(checked(arena, message, "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n").why,
                        "it is cut off");
    static const char *const no_base64[] = {"", "U1NIU0l", "U1NI*0lH"};
    for (size_t i = 0; i < COUNT(no_base64); i++)
        assert_string_equal(
            checked(arena, message,
                    bg_arena_printf(
                        arena,
                        "-----BEGIN SSH SIGNATURE-----\r\n%s\r\n-----END SSH SIGNATURE-----\n",
                        no_base64[i]))
                .why,
            "its text is not base64");
    bg_buf_init(&long_one, arena);
    bg_buf_puts(&long_one, "-----BEGIN SSH SIGNATURE-----\n");
    for (int i = 0; i < 3000; i++)
        bg_buf_puts(&long_one, "AAAA");
    bg_buf_puts(&long_one, "-----END SSH SIGNATURE-----\n");
    assert_string_equal(checked(arena, message, bg_buf_text(&long_one)).why,
                        "it is longer than signatures are");
    bg_arena_free(arena);
}

/* Lines of allowed_signers (ssh-keygen(1)) and of public keys. */
static void signers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *who, *why;
    } rows[] = {
        {"", NULL, ""},
        {"# nobody\n\n", NULL, ""},
        {"doe@example.org ssh-ed25519 " KEY "\n", "doe@example.org", ""},
        {"doe@example.org,roe@example.org \t ssh-ed25519 " KEY, "doe@example.org,roe@example.org",
         ""},
        {"ssh-ed25519 " KEY " Jo\r\n", "Jo", ""},
        {"ssh-ed25519 " KEY "\n", "a key without a name", ""},
        {"roe ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICBHxOO9LYgptXMeUVB/A2EO7cKE1ByOVZNqztsUN5xc\n",
         NULL, ""},
        {"roe ssh-ed25519 AAAA\ndoe ssh-ed25519 " KEY "\n", "doe", ""},
        {"roe ssh-ed25519\n", NULL, ""},
        {"roe ssh-rsa " KEY "\n", NULL, ""},
        {"doe namespaces=\"bidgauge\" ssh-ed25519 " KEY "\n", "doe", ""},
        {"doe namespaces=\"file,bidgauge\" ssh-ed25519 " KEY "\n", "doe", ""},
        {"doe namespaces=\"bidgauge,file\" ssh-ed25519 " KEY "\n", "doe", ""},
        {"doe namespaces=\"file\" ssh-ed25519 " KEY "\n", NULL,
         "its line allows other purposes only"},
        {"doe namespaces=\"bidgauges\" ssh-ed25519 " KEY "\n", NULL,
         "its line allows other purposes only"},
        {"doe namespaces=\"file\" ssh-ed25519 " KEY "\ndoe ssh-ed25519 " KEY "\n", "doe", ""},
        {"doe cert-authority ssh-ed25519 " KEY "\n", NULL,
         "its line has options that only ssh-keygen -Y verify knows"},
        {"doe valid-before=\"2020 01\" ssh-ed25519 " KEY "\n", NULL,
         "its line has options that only ssh-keygen -Y verify knows"},
    };
    struct bg_arena *arena = bg_arena_new(0);
    struct bg_sshsig s = checked(arena, message, sha512);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *why;
        const char *who =
            bg_sshsig_signer(arena, &s, rows[i].text, strlen(rows[i].text), "bidgauge", &why);
        if ((who == NULL) != (rows[i].who == NULL) || strcmp(why, rows[i].why) != 0 ||
            (who && strcmp(who, rows[i].who) != 0))
            fail_msg("%s: %s, %s", rows[i].text, who ? who : "nobody", why);
    }
    bg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_and_bad),
        cmocka_unit_test(broken),
        cmocka_unit_test(no_armour),
        cmocka_unit_test(signers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
