// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fieldmeaning.h"
#include "ui/models/glossary.h"
#include "ui/pages/kindview.h"

#include <QTest>

using namespace darse::ui;

/// What headings and fields teach.
class TestGlossary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHeadingTeaches()
    {
        for (const KindView& view : kindViews()) {
            for (const Column& column : view.columns)
                QVERIFY2(!meaningOf(column.title).isEmpty(), column.title);
            for (const FactGroup& group : view.facts) {
                for (const Fact& fact : group.facts)
                    QVERIFY2(!meaningOf(fact.label).isEmpty(), fact.label);
            }
        }
    }

    void everyFieldTeaches()
    {
        for (int field = 0; field <= int(PlanField::More); ++field)
            QVERIFY2(fieldMeaning(PlanField(field)).endsWith(u'.'), qPrintable(QString::number(field)));
        QVERIFY(meaningOf("no such heading").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGlossary)
#include "tst_glossary.moc"
