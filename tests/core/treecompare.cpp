// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/treecompare.h"

#include "core/oci/digest.h"
#include "tests/support/tempdir.h"

#include <QProcess>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace darse::test {
namespace {

namespace fs = std::filesystem;

void writeFile(const fs::path& path, std::string_view content, off_t offset = 0)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    static_cast<void>(::pwrite(fd, content.data(), content.size(), offset));
    ::close(fd);
}

/// What is there is: owners, modes and times that differ from entry to entry.
void dress(const fs::path& path, unsigned number)
{
    static_cast<void>(::lchown(path.c_str(), 1000 + number, 2000 + number));
    static_cast<void>(::fchmodat(AT_FDCWD, path.c_str(), 0500 + number, AT_SYMLINK_NOFOLLOW));
    const timespec time{.tv_sec = 1'500'000'000 + number, .tv_nsec = 1 + number};
    const std::array<timespec, 2> times{time, time};
    ::utimensat(AT_FDCWD, path.c_str(), times.data(), AT_SYMLINK_NOFOLLOW);
}

void set(const fs::path& path, const char* name, std::string_view value)
{
    ::lsetxattr(path.c_str(), name, value.data(), value.size(), 0);
}

QByteArray attributesOf(const fs::path& path)
{
    std::array<char, 4096> names{};
    const ssize_t size = ::llistxattr(path.c_str(), names.data(), names.size());
    std::map<std::string, std::string> found;
    for (ssize_t at = 0; at < size;) {
        const std::string name = names.data() + at;
        std::array<char, 4096> value{};
        const ssize_t length = ::lgetxattr(path.c_str(), name.c_str(), value.data(), value.size());
        found[name] = std::string(value.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
        at += static_cast<ssize_t>(name.size()) + 1;
    }
    QByteArray text;
    for (const auto& [name, value] : found)
        text += ' ' + QByteArray::fromStdString(name) + '=' + QByteArray::fromStdString(value).toHex();
    return text;
}

QByteArray contentOfEntry(const fs::path& path, const struct stat& status)
{
    if (S_ISLNK(status.st_mode))
        return QByteArray::fromStdString(fs::read_symlink(path));
    if (!S_ISREG(status.st_mode))
        return {};
    const bool isSparse = status.st_blocks * 512 < status.st_size / 2;
    return QByteArray::fromStdString(oci::Digest::of(contentOf(path)).text()) + (isSparse ? " sparse" : "");
}

QByteArray describe(const fs::path& path, bool isCoarse)
{
    struct stat status {};
    ::lstat(path.c_str(), &status);
    const bool isDirectory = S_ISDIR(status.st_mode);
    QByteArray text = QByteArray::number(status.st_mode, 8) + ' ' + QByteArray::number(status.st_uid) + ':' +
                      QByteArray::number(status.st_gid) + ' ' + QByteArray::number(qint64(status.st_mtim.tv_sec)) +
                      '.' + QByteArray::number(isCoarse ? 0 : qint64(status.st_mtim.tv_nsec)) + " links " +
                      QByteArray::number(qint64(status.st_nlink));
    if (!isDirectory)
        text += " size " + QByteArray::number(qint64(status.st_size)) + " device " +
                QByteArray::number(qint64(status.st_rdev));
    return text + ' ' + contentOfEntry(path, status) + attributesOf(path);
}

} // namespace

void plantTree(const fs::path& place, const std::string& capability)
{
    fs::create_directories(place / "a/b/c");
    fs::create_directories(place / "empty");
    const std::string odd = "caf\xe9 \xff\n" + std::string(200, 'n');
    const std::string far = "deep/" + std::string(120, 'd') + "/" + std::string(120, 'e');
    fs::create_directories(place / far);
    for (const std::string& name :
         {std::string("file"), std::string("a/zero"), std::string("a/b/c/deep"), odd, far + "/f"})
        writeFile(place / name, name == "a/zero" ? "" : "content of " + name);
    writeFile(place / "large", std::string(1'000'000, 'l'));
    writeFile(place / "holes", "middle", 3'000'000);
    static_cast<void>(::truncate((place / "holes").c_str(), 8'000'000));
    writeFile(place / "many-holes", "");
    for (off_t at = 0; at < 64; ++at)
        writeFile(place / "many-holes", std::string(4096, static_cast<char>('a' + at % 26)), at * 65'536);
    fs::create_symlink("../a/b/missing", place / "a/link");
    fs::create_symlink(std::string(300, 't'), place / ("link-" + odd));
    ::mkfifo((place / "pipe").c_str(), 0600);
    ::mknod((place / "device").c_str(), S_IFBLK | 0600, ::makedev(7, 300));
    writeFile(place / "program", "#!");
    unsigned number = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place))
        dress(entry.path(), ++number);
    if (!capability.empty()) {
        set(place / "program", "security.capability", capability);
        set(place / "file", "user.note", std::string_view("a\0b\n=", 5));
        set(place / "a/b", "user.of-directory", "yes");
    }
    fs::create_hard_link(place / "file", place / "a/hard");
    fs::create_hard_link(place / "a/link", place / "a/hard-link-to-link");
    ::chmod((place / "program").c_str(), 06751);
    ::chmod((place / "empty").c_str(), 03777);
    for (const char* directory : {"a", "a/b", "deep", ""})
        dress(place / directory, 7);
}

std::string tarOf(const fs::path& place, const QStringList& options)
{
    QProcess tar;
    tar.start(QStringLiteral("tar"),
              QStringList{QStringLiteral("-c"), QStringLiteral("-C"), QString::fromStdString(place)} + options +
                  QStringList{QStringLiteral(".")});
    tar.waitForFinished();
    return tar.exitCode() == 0 ? tar.readAllStandardOutput().toStdString() : std::string();
}

QByteArrayList describeTree(const fs::path& place, bool isCoarse)
{
    QByteArrayList lines{"./ " + describe(place, isCoarse)};
    for (const auto& entry : fs::recursive_directory_iterator(place))
        lines +=
            QByteArray::fromStdString(entry.path().lexically_relative(place)) + ' ' + describe(entry.path(), isCoarse);
    std::ranges::sort(lines);
    return lines;
}

} // namespace darse::test
