// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/yamlwriter.h"

#include <QRegularExpression>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;

namespace {

/// Letters first, nothing that any YAML parser could take for another type or a sign of its own.
bool isPlain(const QString& value)
{
    static const QRegularExpression kSafe(u"^[A-Za-z/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*$"_s);
    static const QStringList kWords = {u"true"_s, u"false"_s, u"yes"_s, u"no"_s, u"on"_s,
                                       u"off"_s,  u"null"_s,  u"y"_s,   u"n"_s};
    return kSafe.match(value).hasMatch() && !value.endsWith(u'\n') && !kWords.contains(value.toLower());
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'"':
        return u"\\\""_s;
    case u'\\':
        return u"\\\\"_s;
    case u'\n':
        return u"\\n"_s;
    case u'\t':
        return u"\\t"_s;
    case u'\r':
        return u"\\r"_s;
    default:
        break;
    }
    const bool isShown = c.isPrint() && c.unicode() != 0xfeff && !c.isSurrogate();
    return isShown ? QString(c) : u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
}

} // namespace

QString YamlWriter::scalar(const QString& value)
{
    if (isPlain(value))
        return value;
    QString quoted(u'"');
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool isPair = value[i].isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate();
        if (isPair) {
            quoted += u"\\U%1"_s.arg(uint(QChar::surrogateToUcs4(value[i], value[i + 1])), 8, 16, QChar(u'0'));
            ++i;
        } else {
            quoted += value[i].isSurrogate() ? QString(QChar::ReplacementCharacter) : escaped(value[i]);
        }
    }
    return quoted + u'"';
}

void YamlWriter::line(const QString& content)
{
    const int dashDepth = m_isItemOpen ? m_depth - 1 : m_depth;
    m_text += QString(dashDepth * 2, u' ') + (m_isItemOpen ? u"- "_s : QString()) + content + u'\n';
    m_isItemOpen = false;
}

YamlWriter& YamlWriter::text(const QString& key, const QString& value)
{
    line(scalar(key) + u": "_s + scalar(value));
    return *this;
}

YamlWriter& YamlWriter::number(const QString& key, qint64 value)
{
    line(scalar(key) + u": "_s + QString::number(value));
    return *this;
}

YamlWriter& YamlWriter::flag(const QString& key, bool value)
{
    line(scalar(key) + (value ? u": true"_s : u": false"_s));
    return *this;
}

YamlWriter& YamlWriter::list(const QString& key, const QStringList& values)
{
    if (values.isEmpty())
        return *this;
    line(scalar(key) + u':');
    for (const QString& value : values)
        m_text += QString(m_depth * 2, u' ') + u"- "_s + scalar(value) + u'\n';
    return *this;
}

YamlWriter& YamlWriter::map(const QString& key, const QMap<QString, QString>& values)
{
    if (values.isEmpty())
        return *this;
    begin(key);
    for (auto it = values.begin(); it != values.end(); ++it)
        text(it.key(), it.value());
    return end();
}

YamlWriter& YamlWriter::begin(const QString& key)
{
    line(scalar(key) + u':');
    ++m_depth;
    return *this;
}

YamlWriter& YamlWriter::item()
{
    ++m_depth;
    m_isItemOpen = true;
    return *this;
}

YamlWriter& YamlWriter::end()
{
    --m_depth;
    m_isItemOpen = false;
    return *this;
}

} // namespace darse::connect::demo
