// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runline.h"

#include "core/backend/runoptions.h"
#include "core/session/runlinehealth.h"
#include "core/session/runmore.h"

#include <QHash>
#include <QRegularExpression>

#include <functional>

namespace darse::session {
namespace {

using namespace Qt::StringLiterals;
using backend::ContainerPlan;
using Kind = RunLineProblem::Kind;

/// What an option does with its value; false when it cannot have that one.
using Taker = std::function<bool(ContainerPlan& plan, const QString& value)>;

Taker into(QString ContainerPlan::*field)
{
    return [field](ContainerPlan& plan, const QString& value) {
        plan.*field = value;
        return !value.isEmpty();
    };
}

/// A name without a value would come from the shell that the line was written for.
bool takeVariable(ContainerPlan& plan, const QString& value)
{
    const qsizetype end = value.indexOf(u'=');
    if (end <= 0)
        return false;
    plan.environment.emplace_back(value.left(end), value.mid(end + 1));
    return true;
}

bool takeLabel(ContainerPlan& plan, const QString& value)
{
    plan.labels.insert(value.section(u'=', 0, 0), value.section(u'=', 1));
    return !value.isEmpty() && !value.startsWith(u'=');
}

bool takeRestart(ContainerPlan& plan, const QString& value)
{
    plan.restartPolicy = value;
    return isRestartPolicy(value);
}

const QHash<QString, Taker>& takers()
{
    static const QHash<QString, Taker> kTakers{
        {u"-p"_s, takePort},
        {u"--publish"_s, takePort},
        {u"-v"_s, takeMount},
        {u"--volume"_s, takeMount},
        {u"-e"_s, takeVariable},
        {u"--env"_s, takeVariable},
        {u"-l"_s, takeLabel},
        {u"--label"_s, takeLabel},
        {u"-m"_s, takeMemory},
        {u"--memory"_s, takeMemory},
        {u"--cpus"_s, takeCpus},
        {u"--restart"_s, takeRestart},
        {u"--name"_s, into(&ContainerPlan::name)},
        {u"--network"_s, takeNetwork},
        {u"--net"_s, takeNetwork},
        {u"-u"_s, into(&ContainerPlan::user)},
        {u"--user"_s, into(&ContainerPlan::user)},
        {u"-w"_s, into(&ContainerPlan::workingDirectory)},
        {u"--workdir"_s, into(&ContainerPlan::workingDirectory)},
        {u"-h"_s, into(&ContainerPlan::hostName)},
        {u"--hostname"_s, into(&ContainerPlan::hostName)},
        {u"--entrypoint"_s, into(&ContainerPlan::entrypoint)},
        {u"--cap-add"_s, takeAddedCapability},
        {u"--cap-drop"_s, takeDroppedCapability},
        {u"--health-cmd"_s, takeHealthCommand},
        {u"--health-interval"_s, takeHealthInterval},
        {u"--health-timeout"_s, takeHealthTimeout},
        {u"--health-start-period"_s, takeHealthStart},
        {u"--health-retries"_s, takeHealthRetries},
    };
    return kTakers;
}

/// An option without a value.
bool takeFlag(ContainerPlan& plan, const QString& option)
{
    if (option == "-d"_L1 || option == "--detach"_L1)
        return true;
    if (option == "--rm"_L1)
        return plan.removesItself = true;
    if (option == "-i"_L1 || option == "--interactive"_L1)
        return plan.isInteractive = true;
    if (option == "-t"_L1 || option == "--tty"_L1)
        return plan.hasTerminal = true;
    const QString name = fullName(option);
    const backend::OptionKnown* known = backend::optionNamed(name);
    if (known == nullptr || known->shape != backend::OptionShape::Flag)
        return false;
    plan.more.push_back({name, {}});
    return true;
}

/// What has been read of a line.
struct Reading {
    const QStringList& words;
    qsizetype at;
    ContainerPlan plan{};
    QStringList leftOut{};
};

struct Said {
    QString option;
    std::optional<QString> value{};
};

/// An option that the form has no field for. Absent: it is taken, or left out.
std::optional<RunLineProblem> takeMore(Said said, Reading& reading)
{
    const bool isOff = said.value == "false"_L1;
    if (isOff || !said.value || said.value == "true"_L1) {
        backend::ContainerPlan off;
        if (takeFlag(isOff ? off : reading.plan, said.option))
            return std::nullopt;
    }
    const QString name = fullName(said.option);
    const auto leftOut = takesValueButIsLeftOut(name);
    const bool isKnown = backend::optionNamed(name) != nullptr;
    if (!isKnown && !leftOut && !said.value)
        return RunLineProblem{Kind::UnknownOption, said.option};
    if (!said.value && (isKnown || *leftOut)) {
        if (reading.at >= reading.words.size())
            return RunLineProblem{Kind::MissingValue, said.option};
        said.value = reading.words[reading.at++];
    }
    if (!isKnown) {
        reading.leftOut << said.option + (said.value ? u' ' + *said.value : QString());
        return std::nullopt;
    }
    const backend::RunOption option{name, *said.value};
    if (!backend::isRight(option))
        return RunLineProblem{Kind::BadValue, said.option + u' ' + *said.value};
    reading.plan.more.push_back(option);
    return std::nullopt;
}

/// Where the options begin; absent when this is no line that makes a container.
std::optional<qsizetype> startOf(const QStringList& words, ContainerPlan& plan)
{
    qsizetype at = words.value(0) == "sudo"_L1 ? 1 : 0;
    static const QStringList kPrograms{u"docker"_s, u"podman"_s, u"nerdctl"_s, u"darsectl"_s};
    if (!kPrograms.contains(words.value(at).section(u'/', -1)))
        return std::nullopt;
    if (words.value(++at) == "container"_L1)
        ++at;
    plan.startsAtOnce = words.value(at) == "run"_L1;
    return plan.startsAtOnce || words.value(at) == "create"_L1 ? std::optional(at + 1) : std::nullopt;
}

/// Takes the option at the place and steps behind it.
std::optional<RunLineProblem> takeOption(Reading& reading)
{
    const QString word = reading.words[reading.at++];
    const bool isLong = word.startsWith("--"_L1);
    Said said{.option = word};
    if (isLong && word.contains(u'=')) {
        said = {.option = word.section(u'=', 0, 0), .value = word.section(u'=', 1)};
    } else if (!isLong && word.size() > 2) {
        said = {.option = word.left(2), .value = word.mid(2)};
        // "-it" is "-i -t"; "-p80:80" is "-p 80:80".
        if (!takers().contains(said.option)) {
            for (const QChar letter : word.mid(1)) {
                if (!takeFlag(reading.plan, u"-"_s + letter))
                    return RunLineProblem{Kind::UnknownOption, word};
            }
            return std::nullopt;
        }
    }
    const auto taker = takers().constFind(said.option);
    if (taker == takers().constEnd())
        return takeMore(std::move(said), reading);
    if (!said.value && reading.at < reading.words.size())
        said.value = reading.words[reading.at++];
    if (!said.value)
        return RunLineProblem{Kind::MissingValue, said.option};
    const QString text = said.option + u' ' + *said.value;
    const bool isVariable = said.option == "-e"_L1 || said.option == "--env"_L1;
    if (isVariable && !said.value->isEmpty() && !said.value->contains(u'=')) {
        reading.leftOut << text; // its value is that of a shell
        return std::nullopt;
    }
    return (*taker)(reading.plan, *said.value) ? std::nullopt : std::optional(RunLineProblem{Kind::BadValue, text});
}

} // namespace

bool isRestartPolicy(const QString& text)
{
    static const QRegularExpression kShape(u"\\A(no|always|unless-stopped|on-failure(:[0-9]{1,6})?)\\z"_s);
    return kShape.match(text).hasMatch();
}

std::variant<ContainerPlan, RunLineProblem> parseRunLine(const QString& line, QStringList& leftOut)
{
    leftOut.clear();
    const auto words = shellWords(line);
    if (!words)
        return RunLineProblem{Kind::OpenQuote, {}};
    Reading reading{.words = *words, .at = 0};
    const auto start = startOf(*words, reading.plan);
    if (!start)
        return RunLineProblem{Kind::NotARun, {}};
    reading.at = *start;
    const auto isOption = [&] {
        return reading.at < words->size() && words->at(reading.at).startsWith(u'-') && words->at(reading.at).size() > 1;
    };
    while (isOption()) {
        if (words->at(reading.at) == "--"_L1) {
            ++reading.at;
            break;
        }
        if (auto problem = takeOption(reading))
            return *problem;
    }
    if (reading.at >= words->size())
        return RunLineProblem{Kind::NoImage, {}};
    reading.plan.image = words->at(reading.at);
    reading.plan.command = words->mid(reading.at + 1);
    leftOut = reading.leftOut;
    return reading.plan;
}

} // namespace darse::session
