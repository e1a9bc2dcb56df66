// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/yamlplace.h"

#include "ui/editor/folding.h"

#include <QRegularExpression>

namespace darse::ui {
namespace {

/// A line without the dashes that begin items.
struct Line {
    int dash = -1; ///< column of the last dash; -1: none
    int indentation = -1;
    QString key;
    int afterKey = -1; ///< column behind the colon
};

Line lineOf(const QString& text)
{
    Line out;
    out.indentation = indentationOf(text);
    if (out.indentation < 0)
        return out;
    while (out.indentation < text.size() && text[out.indentation] == u'-' &&
           (out.indentation + 1 == text.size() || text[out.indentation + 1] == u' ')) {
        out.dash = out.indentation;
        ++out.indentation;
        while (out.indentation < text.size() && text[out.indentation] == u' ')
            ++out.indentation;
    }
    static const QRegularExpression kKey(QStringLiteral("^([\\w./$-]+|\"[^\"]*\"|'[^']*')\\s*:(\\s|$)"));
    const auto match = kKey.match(text.mid(out.indentation));
    if (match.hasMatch()) {
        out.key = match.captured(1);
        out.key.remove(u'"').remove(u'\'');
        out.afterKey = out.indentation + static_cast<int>(match.capturedEnd(1)) + 1;
    }
    return out;
}

bool isBorder(const QString& text)
{
    return text.startsWith(QLatin1StringView("---")) || text.startsWith(QLatin1StringView("..."));
}

bool saysNothing(const QString& text)
{
    const QString plain = text.trimmed();
    return plain.isEmpty() || plain.startsWith(u'#');
}

/// "Pod" of "kind: Pod", for what stands at the root.
QString rootValue(const QString& text, QLatin1StringView key)
{
    if (!text.startsWith(key))
        return {};
    QString value = text.mid(key.size()).section(QLatin1StringView(" #"), 0, 0).trimmed();
    return value.remove(u'"').remove(u'\'');
}

/// Notes what the document is, where the line says it.
void noteWhat(const QString& text, YamlPlace& place)
{
    if (place.kind.isEmpty())
        place.kind = rootValue(text, QLatin1StringView("kind:"));
    if (place.apiVersion.isEmpty())
        place.apiVersion = rootValue(text, QLatin1StringView("apiVersion:"));
}

/// Hands over the lines of the document in one direction that say something, until `see` has enough. Notes what the
/// document is on the way.
template <class See>
void walk(QTextBlock block, QTextBlock (QTextBlock::*step)() const, int farthest, YamlPlace& place, const See& see)
{
    for (block = (block.*step)(); block.isValid() && farthest-- > 0; block = (block.*step)()) {
        const QString text = block.text();
        if (isBorder(text))
            return;
        if (saysNothing(text))
            continue;
        noteWhat(text, place);
        if (!see(lineOf(text)))
            return;
    }
}

/// What is above the line: its parents and the keys beside it.
void lookUp(const QTextBlock& block, int indentation, bool isItem, int farthest, YamlPlace& place)
{
    int level = indentation;
    bool isBeside = !isItem;
    walk(block, &QTextBlock::previous, farthest, place, [&](const Line& line) {
        if (line.indentation == level && isBeside && place.path.isEmpty() && !line.key.isEmpty()) {
            place.siblings.push_back(line.key);
            isBeside = line.dash < 0; // the item begins here
        }
        // A list may stand at the indentation of its key.
        const bool isParent = line.indentation < level || (line.indentation == level && isItem && line.dash < 0);
        if (line.dash >= 0 && line.dash < level && line.indentation >= level) {
            level = line.dash;
            isItem = true;
        } else if (isParent && !line.key.isEmpty()) {
            place.path.prepend(line.key);
            level = line.dash >= 0 ? line.dash : line.indentation;
            isItem = line.dash >= 0;
            isBeside = false;
        }
        return true;
    });
}

void lookDown(const QTextBlock& block, int indentation, int farthest, YamlPlace& place)
{
    bool isBeside = true;
    walk(block, &QTextBlock::next, farthest, place, [&](const Line& line) {
        if (line.indentation < indentation || (line.dash >= 0 && line.dash < indentation))
            isBeside = false;
        if (isBeside && line.indentation == indentation && !line.key.isEmpty())
            place.siblings.push_back(line.key);
        return isBeside || place.kind.isEmpty();
    });
}

} // namespace

YamlPlace placeAt(const QTextBlock& block, int column, int farthest)
{
    YamlPlace place;
    const QString text = block.text();
    const QString before = text.left(column);
    Line line = lineOf(before);
    if (line.indentation < 0)
        line.indentation = column; // nothing is there yet
    place.isComment = before.trimmed().startsWith(u'#') || before.contains(QLatin1StringView(" #"));
    place.key = line.key;
    if (line.afterKey >= 0 && line.afterKey <= column) {
        place.isValue = true;
        place.from = line.afterKey;
        while (place.from < column && before[place.from] == u' ')
            ++place.from;
    } else {
        place.from = line.indentation;
    }
    place.typed = before.mid(place.from);
    noteWhat(text, place);
    const int level = line.dash >= 0 ? line.dash : line.indentation;
    lookUp(block, level, line.dash >= 0, farthest, place);
    lookDown(block, line.indentation, farthest, place);
    return place;
}

YamlPlace keyAt(const QTextBlock& block, int farthest)
{
    const Line line = lineOf(block.text());
    return line.key.isEmpty() ? YamlPlace() : placeAt(block, line.afterKey, farthest);
}

} // namespace darse::ui
