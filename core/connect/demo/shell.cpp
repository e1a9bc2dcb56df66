// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/shell.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestLine = 4096;
constexpr qsizetype kMostPast = 100;
constexpr qsizetype kFloodPiece = 16 * 1024;
constexpr char kControlC = '\x03';
constexpr char kControlD = '\x04';
constexpr char kControlL = '\x0c';
constexpr char kControlU = '\x15';
constexpr char kEscape = '\x1b';

} // namespace

Shell::Shell(const backend::Container& container, const backend::ExecOptions& options) :
    m_name(container.name),
    m_command(container.command),
    m_environment(container.environment),
    m_size(options.size)
{
    m_environment.insert(m_environment.end(), options.environment.begin(), options.environment.end());
    m_environment.emplace_back(u"HOSTNAME"_s, m_name);
    m_files = {
        {u"/etc/hostname"_s, m_name.toUtf8() + "\n"},
        {u"/etc/hosts"_s, "127.0.0.1\tlocalhost\n" + container.address.toUtf8() + "\t" + m_name.toUtf8() + "\n"},
        {u"/etc/os-release"_s, "NAME=\"Demonstration Linux\"\nID=demo\nVERSION_ID=1\n"},
        {u"/app/README"_s, "Nothing here is real. Try: help, ls, cat /etc/os-release, ps, env, colors, yes, exit\n"},
        {u"/app/greeting.txt"_s, "Bonjour — grüß dich — 你好 — \U0001F6A2\n"},
    };
}

QByteArray Shell::prompt() const
{
    return "\x1b[1;32mroot@" + m_name.toUtf8() + "\x1b[0m:\x1b[1;34m" + m_folder.toUtf8() + "\x1b[0m# ";
}

QByteArray Shell::begin()
{
    return "\x1b]0;" + m_name.toUtf8() + "\x07" + "\x1b[2mA demonstration: type help.\x1b[0m\r\n" + prompt();
}

QByteArray Shell::type(const QByteArray& bytes)
{
    QByteArray out;
    for (const char byte : bytes) {
        if (m_exitCode)
            break;
        edit(byte, out);
    }
    return out;
}

void Shell::edit(char byte, QByteArray& out)
{
    if (!m_escape.isEmpty() || byte == kEscape) {
        m_escape += byte;
        const bool isStart = m_escape.size() == 1 || (m_escape.size() == 2 && (byte == '[' || byte == 'O'));
        if (isStart || (m_escape.size() < 16 && (byte < '@' || byte > '~')))
            return;
        const char key = m_escape.back();
        m_escape.clear();
        if (key != 'A' && key != 'B')
            return;
        m_pastAt = std::clamp<qsizetype>(m_pastAt + (key == 'A' ? -1 : 1), 0, m_past.size());
        m_line = m_pastAt < m_past.size() ? m_past[m_pastAt] : QByteArray();
        out += "\r\x1b[K" + prompt() + m_line;
        return;
    }
    if (byte == kControlC) {
        m_isFlooding = false;
        m_line.clear();
        m_lastCode = 130;
        out += "^C\r\n" + prompt();
    } else if (m_isFlooding) {
        return;
    } else if (byte == kControlD && m_line.isEmpty()) {
        out += "exit\r\n";
        m_exitCode = m_lastCode;
    } else if (byte == '\r' || byte == '\n') {
        enter(out);
    } else if ((byte == '\x7f' || byte == '\b') && !m_line.isEmpty()) {
        while (!m_line.isEmpty() && (m_line.back() & 0xC0) == 0x80)
            m_line.chop(1);
        m_line.chop(1);
        out += "\r\x1b[K" + prompt() + m_line;
    } else if (byte == kControlU || byte == kControlL) {
        m_line = byte == kControlU ? QByteArray() : m_line;
        out += (byte == kControlL ? QByteArray("\x1b[H\x1b[2J") : QByteArray("\r\x1b[K")) + prompt() + m_line;
    } else if ((byte < 0 || byte >= ' ') && byte != '\x7f' && m_line.size() < kLongestLine) {
        m_line += byte;
        out += byte;
    }
}

void Shell::enter(QByteArray& out)
{
    const QByteArray line = m_line.trimmed();
    m_line.clear();
    out += "\r\n";
    if (!line.isEmpty()) {
        m_past.append(line);
        if (m_past.size() > kMostPast)
            m_past.removeFirst();
        out += run(QString::fromUtf8(line));
    }
    m_pastAt = m_past.size();
    if (!m_isFlooding && !m_exitCode)
        out += prompt();
}

QByteArray Shell::more()
{
    QByteArray piece;
    while (m_isFlooding && piece.size() < kFloodPiece)
        piece += "y " + QByteArray::number(++m_flooded) + "\r\n";
    return piece;
}

} // namespace darse::connect::demo
