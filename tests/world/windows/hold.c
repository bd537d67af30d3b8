/* Holds a file as Excel does, for nobody else to write, until its input ends: hold.exe FILE */
#include <stdio.h>
#include <windows.h>

int main(int argc, char **argv)
{
    HANDLE file = argc == 2 ? CreateFileA(argv[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ,
                                          NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL)
                            : INVALID_HANDLE_VALUE;
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    printf("held\n");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    CloseHandle(file);
    return 0;
}
