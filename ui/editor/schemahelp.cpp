// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/schemahelp.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace darse::ui {
namespace {

using kube::FieldType;
using kube::Vocabulary;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString helpOf(const kube::Field& field)
{
    // The language of the window is that of its default locale.
    return textOf(QLocale().language() == QLocale::French ? field.french : field.english);
}

constexpr const char* kTypes[][2] = {
    {"string", QT_TRANSLATE_NOOP("SchemaHelp", "text")},
    {"int", QT_TRANSLATE_NOOP("SchemaHelp", "whole number")},
    {"bool", QT_TRANSLATE_NOOP("SchemaHelp", "true or false")},
    {"time", QT_TRANSLATE_NOOP("SchemaHelp", "point in time")},
    {"quantity", QT_TRANSLATE_NOOP("SchemaHelp", "quantity: 500m, 64Mi")},
    {"intorstring", QT_TRANSLATE_NOOP("SchemaHelp", "whole number or text")},
    {"bytes", QT_TRANSLATE_NOOP("SchemaHelp", "text in base64")},
    {"any", QT_TRANSLATE_NOOP("SchemaHelp", "anything")},
    {"enum", QT_TRANSLATE_NOOP("SchemaHelp", "one of several words")},
};

QString words(const char* text)
{
    return QCoreApplication::translate("SchemaHelp", text);
}

QString typeWords(const FieldType& type)
{
    // Those of a server have long names: "io.k8s.api.core.v1.Pod", and what is inside of them its place.
    QString name = QString::fromStdString(type.name.substr(type.name.find_last_of("./") + 1));
    for (const auto& row : kTypes) {
        if (type.name == row[0])
            name = words(row[1]);
    }
    if (type.isList)
        return words(QT_TRANSLATE_NOOP("SchemaHelp", "list of: %1")).arg(name);
    return type.isMap ? words(QT_TRANSLATE_NOOP("SchemaHelp", "map of: %1")).arg(name) : name;
}

/// What the document is. A server may have a kind of that name in several versions.
const kube::Kind* kindOf(const YamlPlace& place, const Vocabulary& vocabulary)
{
    const std::string name = (place.kind.isEmpty() ? QStringLiteral("Pod") : place.kind).toStdString();
    const kube::Kind* exact = vocabulary.find(place.apiVersion.toStdString(), name);
    return exact == nullptr ? vocabulary.findNamed(name) : exact;
}

/// Of what is around the cursor.
FieldType typeAt(const YamlPlace& place, const Vocabulary& vocabulary)
{
    const kube::Kind* kind = kindOf(place, vocabulary);
    FieldType type;
    if (kind != nullptr)
        type.name = vocabulary.typeOf(*kind);
    for (const QString& key : place.path) {
        if (type.isList)
            type = type.element();
        type = vocabulary.schema().member(type, key.toStdString());
    }
    return type.isList ? type.element() : type;
}

bool isObject(const FieldType& type, const Vocabulary& vocabulary)
{
    return type.isMap || vocabulary.schema().types().contains(type.name);
}

QString inserted(const kube::Field& field, const QString& indentation, const Vocabulary& vocabulary)
{
    const QString name = QString::fromStdString(field.name);
    if (field.type.isList)
        return name + QStringLiteral(":\n") + indentation + QStringLiteral("- ");
    if (isObject(field.type, vocabulary))
        return name + QStringLiteral(":\n") + indentation + QStringLiteral("  ");
    return name + QStringLiteral(": ");
}

void addKeys(const YamlPlace& place, const Vocabulary& vocabulary, std::vector<Completion>& out)
{
    const FieldType type = typeAt(place, vocabulary);
    const auto fields = vocabulary.schema().types().find(type.name);
    if (type.isMap || fields == vocabulary.schema().types().end())
        return;
    for (const kube::Field& field : fields->second) {
        const QString name = QString::fromStdString(field.name);
        if (place.siblings.contains(name) || name == QLatin1StringView("status"))
            continue;
        out.push_back({.text = name,
                       .insert = inserted(field, QString(place.from, u' '), vocabulary),
                       .type = typeWords(field.type),
                       .help = helpOf(field),
                       .isRequired = field.type.isRequired});
    }
}

/// Kinds, those of the version first.
std::vector<QString> kindNames(const std::string& version, const Vocabulary& vocabulary)
{
    std::vector<QString> out;
    for (const bool isFitting : {true, false}) {
        for (const kube::Kind* one : vocabulary.kinds()) {
            const QString name = textOf(one->name); // it may be there in several versions
            if ((one->apiVersion() == version) == isFitting && std::ranges::find(out, name) == out.end())
                out.push_back(name);
        }
    }
    return out;
}

/// Those that have the kind, the newest first; of a kind that nobody knows, all.
std::vector<QString> versions(const std::string& kind, const Vocabulary& vocabulary)
{
    std::vector<QString> out;
    const kube::Kind* best = vocabulary.findNamed(kind);
    if (best != nullptr)
        out.push_back(QString::fromStdString(best->apiVersion()));
    for (const kube::Kind* one : vocabulary.kinds()) {
        const QString version = QString::fromStdString(one->apiVersion());
        if ((best == nullptr || one->name == kind) && std::ranges::find(out, version) == out.end())
            out.push_back(version);
    }
    return out;
}

void addValues(const YamlPlace& place, const Vocabulary& vocabulary, std::vector<Completion>& out)
{
    const auto add = [&out](const QString& text) { out.push_back({.text = text, .insert = text}); };
    const bool isKind = place.key == QLatin1StringView("kind");
    if (place.path.isEmpty() && (isKind || place.key == QLatin1StringView("apiVersion"))) {
        for (const QString& text : isKind ? kindNames(place.apiVersion.toStdString(), vocabulary)
                                          : versions(place.kind.toStdString(), vocabulary))
            add(text);
        return;
    }
    const FieldType type = vocabulary.schema().member(typeAt(place, vocabulary), place.key.toStdString());
    for (const std::string& choice : type.choices)
        add(QString::fromStdString(choice));
    if (type.name == "bool" && !type.isList) {
        add(QStringLiteral("true"));
        add(QStringLiteral("false"));
    }
}

} // namespace

std::vector<Completion> completionsAt(const YamlPlace& place, const Vocabulary& vocabulary)
{
    std::vector<Completion> all;
    if (place.isComment)
        return all;
    if (place.isValue)
        addValues(place, vocabulary, all);
    else
        addKeys(place, vocabulary, all);
    std::erase_if(all, [&](const Completion& one) { return !one.text.contains(place.typed, Qt::CaseInsensitive); });
    std::ranges::stable_sort(all, {}, [&](const Completion& one) {
        const bool begins = one.text.startsWith(place.typed, Qt::CaseInsensitive);
        return (begins ? 0 : 2) + (one.isRequired ? 0 : 1);
    });
    return all;
}

QString helpFor(const YamlPlace& place, const Vocabulary& vocabulary)
{
    if (place.key.isEmpty())
        return {};
    const FieldType around = typeAt(place, vocabulary);
    const kube::Field* field = vocabulary.schema().field(around.name, place.key.toStdString());
    if (field == nullptr)
        return {};
    QString text = (place.path + QStringList(place.key)).join(u'.') + u'\n' + helpOf(*field) + QStringLiteral("\n") +
                   words(QT_TRANSLATE_NOOP("SchemaHelp", "Value: %1")).arg(typeWords(field->type));
    if (!field->type.choices.empty()) {
        QStringList choices;
        for (const std::string& choice : field->type.choices)
            choices.push_back(QString::fromStdString(choice));
        text += QStringLiteral(": ") + choices.join(QStringLiteral(", "));
    }
    if (field->type.isRequired)
        text += QStringLiteral(" · ") + words(QT_TRANSLATE_NOOP("SchemaHelp", "required"));
    return text;
}

} // namespace darse::ui
