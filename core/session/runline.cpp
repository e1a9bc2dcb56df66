// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runline.h"

#include "core/session/runlinehealth.h"

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

bool takePort(ContainerPlan& plan, const QString& value)
{
    const auto port = parsePort(value);
    if (port)
        plan.ports.push_back(*port);
    return port.has_value();
}

bool takeMount(ContainerPlan& plan, const QString& value)
{
    const auto mount = parseMount(value);
    if (mount)
        plan.mounts.push_back(*mount);
    return mount.has_value();
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

bool takeMemory(ContainerPlan& plan, const QString& value)
{
    plan.limits.memoryBytes = parseMemory(value);
    return plan.limits.memoryBytes.has_value();
}

bool takeCpus(ContainerPlan& plan, const QString& value)
{
    bool isNumber = false;
    const double cores = value.toDouble(&isNumber);
    constexpr double kMost = 4096;
    if (!isNumber || !(cores > 0) || cores > kMost)
        return false;
    plan.limits.cpuCores = cores;
    return true;
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
        {u"--network"_s, into(&ContainerPlan::network)},
        {u"--net"_s, into(&ContainerPlan::network)},
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
    return false;
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
std::optional<RunLineProblem> takeOption(const QStringList& words, qsizetype& at, ContainerPlan& plan)
{
    const QString word = words[at++];
    const bool isLong = word.startsWith("--"_L1);
    QString option = word;
    std::optional<QString> value;
    if (isLong && word.contains(u'=')) {
        option = word.section(u'=', 0, 0);
        value = word.section(u'=', 1);
    } else if (!isLong && word.size() > 2) {
        option = word.left(2);
        value = word.mid(2);
        // "-it" is "-i -t"; "-p80:80" is "-p 80:80".
        if (!takers().contains(option)) {
            for (const QChar letter : word.mid(1)) {
                if (!takeFlag(plan, u"-"_s + letter))
                    return RunLineProblem{Kind::UnknownOption, word};
            }
            return std::nullopt;
        }
    }
    const auto taker = takers().constFind(option);
    if (taker == takers().constEnd()) {
        const bool isFlag = !value && takeFlag(plan, option);
        return isFlag ? std::nullopt : std::optional(RunLineProblem{Kind::UnknownOption, option});
    }
    if (!value && at < words.size())
        value = words[at++];
    if (!value)
        return RunLineProblem{Kind::MissingValue, option};
    return (*taker)(plan, *value) ? std::nullopt
                                  : std::optional(RunLineProblem{Kind::BadValue, option + u' ' + *value});
}

} // namespace

bool isRestartPolicy(const QString& text)
{
    static const QRegularExpression kShape(u"\\A(no|always|unless-stopped|on-failure(:[0-9]{1,6})?)\\z"_s);
    return kShape.match(text).hasMatch();
}

std::variant<ContainerPlan, RunLineProblem> parseRunLine(const QString& line)
{
    const auto words = shellWords(line);
    if (!words)
        return RunLineProblem{Kind::OpenQuote, {}};
    ContainerPlan plan;
    const auto start = startOf(*words, plan);
    if (!start)
        return RunLineProblem{Kind::NotARun, {}};
    qsizetype at = *start;
    while (at < words->size() && words->at(at).startsWith(u'-') && words->at(at).size() > 1) {
        if (words->at(at) == "--"_L1) {
            ++at;
            break;
        }
        if (auto problem = takeOption(*words, at, plan))
            return *problem;
    }
    if (at >= words->size())
        return RunLineProblem{Kind::NoImage, {}};
    plan.image = words->at(at);
    plan.command = words->mid(at + 1);
    return plan;
}

} // namespace darse::session
