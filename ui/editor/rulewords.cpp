// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/rulewords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace darse::ui {
namespace {

/// What a sentence begins with; values follow.
constexpr const char* kBeginnings[] = {
    QT_TRANSLATE_NOOP("YamlCheck", "unknown field"),
    QT_TRANSLATE_NOOP("YamlCheck", "required"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a text in base64"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a text"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a point in time"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be true or false"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a whole number or a text"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a whole number"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a quantity such as 500m or 64Mi"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a list"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a mapping"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be one of"),
    QT_TRANSLATE_NOOP("YamlCheck", "this server has no such kind"),
    QT_TRANSLATE_NOOP("YamlCheck", "is in this text twice"),
    QT_TRANSLATE_NOOP("YamlCheck", "Required value"),
    QT_TRANSLATE_NOOP("YamlCheck", "Not found:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Duplicate value:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Invalid value:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Unsupported value:"),
    QT_TRANSLATE_NOOP("YamlCheck", "Forbidden"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal map value"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of map not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of sequence not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of map flow not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "end of sequence flow not found"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal flow end"),
    QT_TRANSLATE_NOOP("YamlCheck", "illegal tab when looking for indentation"),
};

/// What a sentence ends with.
constexpr const char* kRules[] = {
    QT_TRANSLATE_NOOP("YamlCheck", "must be 1"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be JSON"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a relative path"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a text"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be greater than 0"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be greater than or equal to 0"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be greater than zero"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be letters, digits, '-', '_' or '.'"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be letters, digits, '_', '-' or '.', and must not begin with a digit"),
    QT_TRANSLATE_NOOP("YamlCheck",
                      "must be at most 15 lower case letters, digits or single '-' between them, with a letter"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be the name of a machine"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be the name of a port"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be unique"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be between 0 and 2147483647, inclusive"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be set when seccomp type is Localhost"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be set when AppArmor type is Localhost"),
    QT_TRANSLATE_NOOP("YamlCheck", "can only be set when seccomp type is Localhost"),
    QT_TRANSLATE_NOOP("YamlCheck", "can only be set when AppArmor type is Localhost"),
    QT_TRANSLATE_NOOP("YamlCheck", "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"),
    QT_TRANSLATE_NOOP("YamlCheck",
                      "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN"),
    QT_TRANSLATE_NOOP("YamlCheck", "ShareProcessNamespace and HostPID cannot both be enabled"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be a valid IP address"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be between 1 and 65535, inclusive"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be between 1 and 2147483647, inclusive"),
    QT_TRANSLATE_NOOP("YamlCheck", "must match `hostPort` when `hostNetwork` is true"),
    QT_TRANSLATE_NOOP("YamlCheck", "must not contain '..'"),
    QT_TRANSLATE_NOOP("YamlCheck", "must not start with '..'"),
    QT_TRANSLATE_NOOP("YamlCheck", "must provide `dnsConfig` when `dnsPolicy` is None"),
    QT_TRANSLATE_NOOP("YamlCheck", "must provide at least one DNS nameserver when `dnsPolicy` is None"),
    QT_TRANSLATE_NOOP("YamlCheck", "must specify a handler type"),
    QT_TRANSLATE_NOOP("YamlCheck", "must specify one of: `configMapRef` or `secretRef`"),
    QT_TRANSLATE_NOOP("YamlCheck",
                      "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be less than or equal to cpu limit"),
    QT_TRANSLATE_NOOP("YamlCheck", "must be less than or equal to memory limit"),
    QT_TRANSLATE_NOOP("YamlCheck", "may not be specified when `value` is not empty"),
    QT_TRANSLATE_NOOP("YamlCheck", "may not have more than one field specified at a time"),
    QT_TRANSLATE_NOOP("YamlCheck", "may not specify more than 1 handler type"),
    QT_TRANSLATE_NOOP("YamlCheck", "may not specify more than 1 volume type"),
    QT_TRANSLATE_NOOP("YamlCheck", "may not be set for init containers without restartPolicy=Always"),
    QT_TRANSLATE_NOOP("YamlCheck", "only an ephemeral container has it"),
    QT_TRANSLATE_NOOP("YamlCheck", "at least 1 access mode is required"),
    QT_TRANSLATE_NOOP("YamlCheck", "cannot be set on create"),
    QT_TRANSLATE_NOOP("YamlCheck", "duplicate of key present in binaryData"),
    QT_TRANSLATE_NOOP("YamlCheck", "field is immutable when `immutable` is set"),
    QT_TRANSLATE_NOOP("YamlCheck", "a key is letters, digits, '-', '_' or '.'"),
    QT_TRANSLATE_NOOP("YamlCheck",
                      "a name is lower case letters, digits, '-' or '.', and begins and ends with a letter or digit"),
    QT_TRANSLATE_NOOP(
        "YamlCheck",
        "a lowercase RFC 1123 label is lower case letters, digits or '-', and begins and ends with a letter or digit"),
};

/// What stands between a value and those that there are.
constexpr const char* kChoices[] = {QT_TRANSLATE_NOOP("YamlCheck", "supported values:"),
                                    QT_TRANSLATE_NOOP("YamlCheck", "must be one of")};

QString say(const char* text)
{
    return QCoreApplication::translate("YamlCheck", text);
}

QString beginningWords(const QString& text)
{
    for (const char* known : kBeginnings) {
        const QString begin = QString::fromLatin1(known);
        if (text.startsWith(begin))
            return say(known) + text.mid(begin.size());
    }
    return text;
}

/// "spec.containers[0].image: Required value"
QString causeWords(const QString& cause)
{
    const auto behind = cause.indexOf(QLatin1StringView(": "));
    return behind > 0 ? cause.left(behind + 2) + ruleWords(cause.mid(behind + 2)) : cause;
}

/// One begins with a field and a word for what is wrong with it; values between them may be anything.
QStringList causesIn(const QString& text)
{
    static const QRegularExpression kNext(
        QStringLiteral(R"(, (?=[A-Za-z][^\s,:"\[]*(?:\[[^\]]*\][^\s,:"\[]*)*: )"
                       R"((?:(?:Required value|Forbidden)(?:[:,]|$)|)"
                       R"((?:Invalid value|Not found|Duplicate value|Unsupported value|Too long|Too many): )))"));
    return text.split(kNext);
}

} // namespace

QString ruleWords(const QString& said)
{
    QString text = said;
    for (const char* words : kChoices)
        text.replace(QLatin1StringView(": ") + QLatin1StringView(words), QLatin1StringView(": ") + say(words));
    for (const char* known : kRules) {
        const QString rule = QString::fromLatin1(known);
        if (text == rule)
            return say(known);
        if (text.endsWith(QLatin1StringView(": ") + rule))
            return beginningWords(text.chopped(rule.size())) + say(known);
    }
    return beginningWords(text);
}

QString refusalWords(const QString& said)
{
    static const QString kInvalid = QStringLiteral(" is invalid: ");
    const auto at = said.indexOf(kInvalid);
    if (at < 0)
        return said;
    QString causes = said.mid(at + kInvalid.size());
    const bool areSeveral = causes.startsWith(u'[') && causes.endsWith(u']');
    if (areSeveral)
        causes = causes.sliced(1).chopped(1);
    QStringList words;
    for (const QString& cause : causesIn(causes))
        words.append(causeWords(cause));
    const QString several = areSeveral ? QStringLiteral("\n• ") : QString();
    return QCoreApplication::translate("YamlCheck", "%1 is invalid: %2")
        .arg(said.left(at), several + words.join(QStringLiteral("\n• ")));
}

} // namespace darse::ui
