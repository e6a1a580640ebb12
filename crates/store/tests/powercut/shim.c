/* Records what a process does to the files under one folder, in the order it happened, so that a test
 * can rebuild what a power cut would have left. Loaded by LD_PRELOAD; changes nothing.
 *
 * POWERCUT_FOLDER  absolute path of the folder that is watched
 * POWERCUT_LOG     file that the records go to
 *
 * A record: kind (1 byte), inode, second inode or offset, length of the data (8 bytes each, little
 * endian), the data. Folders and files are named by inode, as the kernel knows them. An operation is
 * recorded after it has succeeded and before its caller hears of it; what goes to standard output (the
 * acknowledgements) is recorded before it is written. So a record never claims more durability than
 * there was when an acknowledgement left.
 *
 * Not seen: stores through mmap (SQLite's -shm, which is rebuilt and never counts), io_uring,
 * sendfile, copy_file_range. The test compares the rebuilt files with the real ones at the end, so
 * whatever is not seen and matters turns it red. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 'C', FOLDER = 'D', WRITE = 'W', LENGTH = 'L', SYNC = 'S', RENAME = 'R', GONE = 'U', ACK = 'A' };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *watched;
static size_t watched_length;
static int out = -1;

static ssize_t (*real_write)(int, const void *, size_t);

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
  real_write = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  watched = getenv("POWERCUT_FOLDER");
  const char *log = getenv("POWERCUT_LOG");
  if (!watched || !log) return;
  watched_length = strlen(watched);
  int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  out = real_open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = real_write(out, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void record(char kind, uint64_t inode, uint64_t other, const void *data, size_t length) {
  if (out < 0) return;
  uint64_t numbers[3] = {inode, other, length};
  pthread_mutex_lock(&turn);
  put(&kind, 1);
  put(numbers, sizeof numbers);
  put(data, length);
  pthread_mutex_unlock(&turn);
}

static int under(const char *path) {
  return out >= 0 && strncmp(path, watched, watched_length) == 0 &&
         (path[watched_length] == '/' || path[watched_length] == 0);
}

/* The watched files are all on one file system, and a path through /proc tells whether it is ours. */
static int ours(int fd, uint64_t *inode) {
  char link[64], path[4096];
  struct stat found;
  if (out < 0 || fd == out || fstat(fd, &found) != 0) return 0;
  if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) return 0;
  static const char prefix[] = "/proc/self/fd/";
  char digits[16];
  int count = 0, number = fd;
  do digits[count++] = (char)('0' + number % 10); while ((number /= 10) > 0);
  memcpy(link, prefix, sizeof prefix - 1);
  for (int i = 0; i < count; i++) link[sizeof prefix - 1 + i] = digits[count - 1 - i];
  link[sizeof prefix - 1 + count] = 0;
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  *inode = found.st_ino;
  return under(path);
}

static uint64_t inode_of(const char *path) {
  struct stat found;
  return stat(path, &found) == 0 ? found.st_ino : 0;
}

static uint64_t folder_of(const char *path, const char **name) {
  char folder[4096];
  const char *slash = strrchr(path, '/');
  if (!slash || (size_t)(slash - path) >= sizeof folder) abort();
  memcpy(folder, path, (size_t)(slash - path));
  folder[slash - path] = 0;
  *name = slash + 1;
  return inode_of(folder);
}

static void named(char kind, const char *path, uint64_t inode) {
  const char *name;
  uint64_t folder = folder_of(path, &name);
  record(kind, folder, inode, name, strlen(name));
}

static void opened(int fd, const char *path, int flags, int was_there) {
  uint64_t inode;
  if (fd < 0 || !under(path) || !ours(fd, &inode)) return;
  if (!was_there) named(CREATE, path, inode);
  else if (flags & O_TRUNC) record(LENGTH, inode, 0, "", 0);
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); MODE(flags); \
    int was_there = !under(path) || inode_of(path) != 0; \
    int fd = real(path, flags, mode); \
    opened(fd, path, flags, was_there); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name); MODE(flags); \
    int was_there = !under(path) || inode_of(path) != 0; \
    int fd = real(folder, path, flags, mode); \
    opened(fd, path, flags, was_there); \
    return fd; \
  }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *data, size_t length) {
  uint64_t inode;
  if (fd == STDOUT_FILENO) record(ACK, 0, 0, data, length);
  if (fd == out || !ours(fd, &inode)) return real_write(fd, data, length);
  int appends = fcntl(fd, F_GETFL) & O_APPEND;
  off_t at = lseek(fd, 0, appends ? SEEK_END : SEEK_CUR);
  ssize_t done = real_write(fd, data, length);
  if (done > 0) record(WRITE, inode, (uint64_t)at, data, (size_t)done);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  uint64_t inode;
  if (fd != STDOUT_FILENO && !ours(fd, &inode)) return real(fd, parts, count);
  /* One part is a legal short write, and keeps the record simple. */
  for (int i = 0; i < count; i++)
    if (parts[i].iov_len > 0) return write(fd, parts[i].iov_base, parts[i].iov_len);
  return 0;
}

#define PWRITE(name, offset) \
  ssize_t name(int fd, const void *data, size_t length, offset at) { \
    REAL(name); \
    uint64_t inode; \
    ssize_t done = real(fd, data, length, at); \
    if (done > 0 && ours(fd, &inode)) record(WRITE, inode, (uint64_t)at, data, (size_t)done); \
    return done; \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset) \
  int name(int fd, offset length) { \
    REAL(name); \
    uint64_t inode; \
    int failed = real(fd, length); \
    if (!failed && ours(fd, &inode)) record(LENGTH, inode, (uint64_t)length, "", 0); \
    return failed; \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNCS(name) \
  int name(int fd) { \
    REAL(name); \
    uint64_t inode; \
    int failed = real(fd); \
    if (!failed && ours(fd, &inode)) record(SYNC, inode, 0, "", 0); \
    return failed; \
  }
SYNCS(fsync)
SYNCS(fdatasync)

int rename(const char *from, const char *to) {
  REAL(rename);
  uint64_t inode = inode_of(from);
  int failed = real(from, to);
  if (!failed && under(to)) {
    named(RENAME, to, inode);
    named(GONE, from, inode);
  }
  return failed;
}

int unlink(const char *path) {
  REAL(unlink);
  uint64_t inode = inode_of(path);
  int failed = real(path);
  if (!failed && under(path)) named(GONE, path, inode);
  return failed;
}

int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  int failed = real(path, mode);
  if (!failed && under(path)) named(FOLDER, path, inode_of(path));
  return failed;
}
