// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"

#include "core/base/jsondepth.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdint>
#include <limits>

namespace darse::session {

using nlohmann::json;

namespace {

constexpr int kMostBroken = 1000;

Result<json> parse(const QByteArray& text)
{
    if (text.size() > Settings::kMaxBytes)
        return Error(ErrorKind::InvalidInput, "the file is too big");
    if (isDeeperThan({text.constData(), static_cast<std::size_t>(text.size())}, Settings::kMaxDepth))
        return Error(ErrorKind::InvalidInput, "the file is nested too deep");
    json values = json::parse(text.begin(), text.end(), nullptr, false);
    if (!values.is_object())
        return Error(ErrorKind::InvalidInput, "the file is not a JSON object");
    return values;
}

/// The first free name beside `path`, empty when there is none.
QString brokenName(const QString& path)
{
    QString name = path + QStringLiteral(".broken");
    for (int i = 1; QFileInfo(name).exists() || QFileInfo(name).isSymLink(); ++i) {
        if (i > kMostBroken)
            return {};
        name = path + QStringLiteral(".broken.%1").arg(i);
    }
    return name;
}

Error ioError(const QString& what, const QString& path, const QString& why)
{
    return Error(ErrorKind::Io, (what + QLatin1Char(' ') + path + QStringLiteral(": ") + why).toStdString());
}

} // namespace

Settings::Settings(QString path, QObject* parent) :
    QObject(parent),
    m_path(std::move(path)),
    m_values(std::make_unique<json>(json::object())),
    m_forThisRun(std::make_unique<json>(json::object()))
{
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(kWriteDelayMilliseconds);
    connect(&m_writeTimer, &QTimer::timeout, this, [this] { (void)flush(); });
    if (!m_path.isEmpty())
        read();
}

Settings::~Settings()
{
    blockSignals(true);
    (void)flush();
}

void Settings::read()
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return; // also a link that leads nowhere: it is written through
    QFile file(m_path);
    // A pipe or a device would block or never end; a folder is somebody else's.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        const QString why = info.isFile() ? file.errorString() : QStringLiteral("it is not a regular file");
        setProblem(ioError(QStringLiteral("cannot read"), m_path, why));
        m_path.clear();
        return;
    }
    const QByteArray text = file.read(kMaxBytes + 1);
    const bool isRead = file.error() == QFileDevice::NoError;
    file.close();
    if (!isRead) {
        setProblem(ioError(QStringLiteral("cannot read"), m_path, file.errorString()));
        m_path.clear();
        return;
    }
    auto values = parse(text);
    if (values)
        *m_values = std::move(values).value();
    else
        setAside(values.error());
}

void Settings::setAside(const Error& why)
{
    const QString kept = brokenName(m_path);
    if (!kept.isEmpty() && QFile::rename(m_path, kept)) {
        setProblem(why.within("settings cannot be read and were kept as " + kept.toStdString()));
        return;
    }
    setProblem(why.within("settings cannot be read and are left as they are in " + m_path.toStdString()));
    m_path.clear();
}

void Settings::setProblem(Error error)
{
    if (m_problem)
        return;
    m_problem = std::move(error);
    Q_EMIT problemChanged();
}

const json* Settings::find(const QString& name) const
{
    const json& values = isForThisRun(name) ? *m_forThisRun : *m_values;
    const auto found = values.find(name.toStdString());
    return found == values.end() ? nullptr : &*found;
}

QString Settings::text(const QString& name, const QString& fallback) const
{
    const json* value = find(name);
    return value && value->is_string() ? QString::fromStdString(value->get_ref<const std::string&>()) : fallback;
}

bool Settings::flag(const QString& name, bool fallback) const
{
    const json* value = find(name);
    return value && value->is_boolean() ? value->get<bool>() : fallback;
}

int Settings::number(const QString& name, int fallback) const
{
    const json* value = find(name);
    if (!value || !value->is_number_integer())
        return fallback;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > std::uint64_t(std::numeric_limits<int>::max()))
        return fallback;
    const auto number = value->get<std::int64_t>();
    const bool fits = number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(number) : fallback;
}

QStringList Settings::list(const QString& name) const
{
    QStringList texts;
    const json* value = find(name);
    if (!value || !value->is_array())
        return texts;
    for (const json& item : *value) {
        if (item.is_string())
            texts << QString::fromStdString(item.get_ref<const std::string&>());
    }
    return texts;
}

void Settings::useText(const QString& name, const QString& value)
{
    (*m_forThisRun)[name.toStdString()] = value.toStdString();
    Q_EMIT changed(name);
}

bool Settings::isForThisRun(const QString& name) const
{
    return m_forThisRun->contains(name.toStdString());
}

void Settings::setText(const QString& name, const QString& value)
{
    set(name, value.toStdString());
}

void Settings::setFlag(const QString& name, bool value)
{
    set(name, value);
}

void Settings::setNumber(const QString& name, int value)
{
    set(name, value);
}

void Settings::setList(const QString& name, const QStringList& value)
{
    json items = json::array();
    for (const QString& text : value)
        items.push_back(text.toStdString());
    set(name, std::move(items));
}

void Settings::set(const QString& name, json value)
{
    const json* now = find(name);
    if (now != nullptr && *now == value)
        return;
    m_forThisRun->erase(name.toStdString());
    json& place = (*m_values)[name.toStdString()];
    place = std::move(value);
    m_isDirty = true;
    m_writeTimer.start();
    Q_EMIT changed(name);
}

Result<void> Settings::flush()
{
    m_writeTimer.stop();
    if (!m_isDirty || m_path.isEmpty())
        return ok();
    auto result = write();
    if (result)
        m_isDirty = false;
    else
        setProblem(result.error());
    return result;
}

Result<void> Settings::write()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return ioError(QStringLiteral("cannot make the folder"), folder, QStringLiteral("settings are kept in memory"));
    const std::string text = m_values->dump(2, ' ', false, json::error_handler_t::replace) + '\n';
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
        !file.commit())
        return ioError(QStringLiteral("cannot write"), m_path, file.errorString());
    return ok();
}

} // namespace darse::session
