// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/enginescene.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <csignal>

namespace darse::test {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonDocument json(const Ended& ended)
{
    return QJsonDocument::fromJson(ended.out);
}

bool EngineScene::begin()
{
    m_engine = std::make_unique<EngineProcess>();
    if (!m_engine->start()) {
        m_problem = m_engine->said();
        return false;
    }
    auto registry = RealRegistry::start({});
    if (!registry) {
        m_problem = QByteArray::fromStdString(registry.error().message());
        return false;
    }
    m_registry = std::move(registry).value();
    return true;
}

void EngineScene::end()
{
    m_engine.reset();
    m_registry.reset();
}

QString EngineScene::remote(const char* name) const
{
    return QString::fromStdString(m_registry->endpoint()) + u'/' + QLatin1StringView(name);
}

QString EngineScene::idOf(const QString& image) const
{
    return json(m_engine->ctl({QStringLiteral("image"), QStringLiteral("inspect"), image}))[0][u"Id"].toString();
}

QStringList EngineScene::names() const
{
    QStringList out;
    const QJsonArray images = json(m_engine->ctl(words("--json image list"))).array();
    for (const auto image : images)
        for (const QJsonArray tags = image[u"RepoTags"].toArray(); const auto name : tags)
            out << name.toString();
    return out;
}

void EngineScene::pushStarter(const QString& name)
{
    VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
    VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << kStarter << name));
    VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << name));
    QVERIFY2(pushed.out.startsWith("sha256:"), pushed.out.constData());
}

bool EngineScene::restartWith(const QByteArray& registries)
{
    m_engine->end(SIGTERM);
    QFile file(m_engine->file(QStringLiteral("registries.json")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(registries);
    file.close();
    return m_engine->start();
}

} // namespace darse::test
