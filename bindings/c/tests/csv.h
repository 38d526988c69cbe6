/* Reads CSV files. C99 and C++17. */
#ifndef CSV_H
#define CSV_H

#include "check.h"

#define MAX_CELLS 12

/* A CSV file as rows of terminated cells. */
typedef struct csv {
    size_t rows;
    char *(*cells)[MAX_CELLS]; /* without the header line */
} csv;

/* Reads one field at *at into place, and returns its delimiter: ',', '\n' or 0 at the end. */
static int read_field(char **at, char **cell) {
    char *from = *at, *to = *at;
    bool quoted = *from == '"';
    *cell = to;
    if (quoted)
        from++;
    for (;; from++) {
        if (quoted && *from == '"') {
            if (from[1] == '"') {
                from++;
            } else {
                quoted = false;
                continue;
            }
        } else if (!quoted && (*from == ',' || *from == '\n' || *from == 0)) {
            break;
        } else if (!quoted && *from == '\r' && from[1] == '\n') {
            continue;
        }
        *to++ = *from;
    }
    int end = *from;
    *at = from + (end != 0);
    *to = 0;
    return end;
}

static csv read_csv(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(2);
    }
    size_t size = (size_t)ftell(file);
    char *text = (char *)allocate(size + 1);
    rewind(file);
    if (fread(text, 1, size, file) != size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    size_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    csv result = {0, (char *(*)[MAX_CELLS])allocate(lines * sizeof(char *[MAX_CELLS]))};
    char *at = text;
    size_t row = 0;
    while (*at != 0) {
        size_t column = 0;
        int end;
        do {
            char *cell;
            end = read_field(&at, &cell);
            if (column < MAX_CELLS)
                result.cells[row][column++] = cell;
        } while (end == ',');
        while (column < MAX_CELLS)
            result.cells[row][column++] = (char *)(at - 1);
        row++;
    }
    result.rows = row - 1;
    result.cells++;
    return result;
}

#endif
