// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tabletest.h"
#include "ui/models/foldedtext.h"
#include "ui/models/objecttable.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using backend::Status;
using test::Restarts, test::StatusColumn, test::Name, test::listOf, test::keys;

namespace {

/// What the table should show, worked out the slow and obvious way.
struct Reference {
    int column = -1;
    bool isDown = false;
    QString name;
    std::vector<Status> statuses;

    [[nodiscard]] bool wants(const backend::Object& object) const
    {
        const bool isStatus = statuses.empty() || std::count(statuses.begin(), statuses.end(), object.status) > 0;
        return isStatus && object.name.contains(name, Qt::CaseInsensitive);
    }

    [[nodiscard]] bool less(const backend::Object& a, const backend::Object& b) const
    {
        const auto key = [this](const backend::Object& object) {
            if (column == StatusColumn)
                return std::make_pair(static_cast<int>(object.status), std::string());
            if (column == Restarts)
                return std::make_pair(backend::as<backend::Container>(object).restarts, std::string());
            std::string text;
            if (column == Name)
                appendNaturalKey(text, object.name);
            return std::make_pair(0, text);
        };
        if (const auto first = key(a), second = key(b); first != second)
            return isDown ? second < first : first < second;
        return a.key < b.key;
    }

    [[nodiscard]] QStringList expected(const std::map<QString, backend::ObjectPtr>& objects) const
    {
        std::vector<backend::ObjectPtr> rows;
        for (const auto& [key, object] : objects) {
            if (wants(*object))
                rows.push_back(object);
        }
        std::sort(rows.begin(), rows.end(), [this](const auto& a, const auto& b) { return less(*a, *b); });
        QStringList result;
        for (const auto& row : rows)
            result.append(row->key);
        return result;
    }
};

} // namespace

class TestTableChurn : public QObject {
    Q_OBJECT

    std::vector<Column> m_columns = test::testColumns();
    std::unique_ptr<session::Session> m_session;

private Q_SLOTS:
    void init() { m_session = std::make_unique<session::Session>(std::make_unique<test::FakeBackend>()); }

    void agreesWithTheObviousWayThroughChurn_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("most");
        QTest::newRow("few rows") << 1U << 12;
        QTest::newRow("some rows") << 2U << 120;
        QTest::newRow("other rows") << 3U << 60;
    }

    void agreesWithTheObviousWayThroughChurn()
    {
        QFETCH(quint32, seed);
        QFETCH(int, most);
        QRandomGenerator random(seed);
        ObjectTable table(m_columns, *m_session);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::map<QString, backend::ObjectPtr> objects;
        Reference reference;
        const auto randomContainer = [&random, most] {
            const int number = random.bounded(most);
            auto container =
                test::makeContainer(QStringLiteral("%1-%2")
                                        .arg(number % 2 != 0 ? QLatin1StringView("Web") : QLatin1StringView("db"))
                                        .arg(number));
            container->status = static_cast<Status>(random.bounded(4));
            container->restarts = random.bounded(3);
            return container;
        };
        for (int step = 0; step < 1500; ++step) {
            switch (random.bounded(10)) {
            case 0:
                reference.column = random.bounded(-1, 3);
                reference.isDown = random.bounded(2) == 1;
                table.sort(reference.column, reference.isDown ? Qt::DescendingOrder : Qt::AscendingOrder);
                break;
            case 1: {
                static const QStringList words = {QString(), QStringLiteral("w"), QStringLiteral("we"),
                                                  QStringLiteral("b-1")};
                reference.name = words[random.bounded(4)];
                table.setFilter(TextFilter(reference.name.isEmpty() ? QString() : u"name:"_qs + reference.name));
                break;
            }
            case 2:
                reference.statuses.clear();
                if (random.bounded(2) == 1)
                    reference.statuses = {static_cast<Status>(random.bounded(4)), Status::Pending};
                table.setStatuses(reference.statuses);
                break;
            default:
                for (int change = random.bounded(most); change >= 0; --change) {
                    const auto container = randomContainer();
                    if (random.bounded(3) == 0)
                        objects.erase(container->key);
                    else
                        objects[container->key] = container;
                }
                table.setRows(listOf(objects));
            }
            QCOMPARE(keys(table), reference.expected(objects));
        }
    }
};

QTEST_MAIN(TestTableChurn)
#include "tst_tablechurn.moc"

#include <algorithm>
