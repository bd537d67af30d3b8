#include "base/cell_serial.h"

enum {
    DIGITS = 15, /* that a spreadsheet shows; the file has the double's own digits behind them */
    DAYS_TO_1970 = 25569,
    EPOCHS_APART = 1462, /* days from the epoch of 1900 to that of 1904 */
    FEBRUARY_29 = 60,    /* of 1900, a day that there never was */
    LAST_DAY = 2958465,  /* the end of the year 9999 */
    DAY = 86400
};

bool bg_cell_serial_number(const char *text, size_t n, struct bg_dec *out, bool *rounded)
{
    int digits = 0;
    *rounded = false;
    if (!bg_dec_parse(text, n, out))
        return false;
    for (bg_i128 c = out->coef; c != 0; c /= 10)
        digits++;
    if (digits > DIGITS && out->places > 0) {
        int places = out->places - (digits - DIGITS);
        *out = bg_dec_round(*out, places > 0 ? places : 0, BG_HALF_UP);
        *rounded = true;
    }
    return true;
}

bool bg_cell_serial_date(struct bg_dec serial, bool epoch_1904, int64_t *days, int64_t *seconds)
{
    struct bg_dec whole = bg_dec_round(serial, 0, BG_TRUNCATE), part;
    if (bg_dec_sign(serial) < 0 || !bg_dec_sub(serial, whole, &part) ||
        !bg_dec_mul(part, bg_dec_int(DAY), &part) || !bg_dec_to_int(whole, days) ||
        !bg_dec_to_int(bg_dec_round(part, 0, BG_HALF_UP), seconds))
        return false;
    if (epoch_1904)
        *days += EPOCHS_APART;
    else if (*days == FEBRUARY_29 || *days == 0)
        return false;
    else if (*days < FEBRUARY_29)
        ++*days;
    *days += *seconds / DAY - DAYS_TO_1970;
    *seconds %= DAY;
    return *days <= LAST_DAY - DAYS_TO_1970;
}
