// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/diffview.h"
#include "ui/pages/manifest/outcomeview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using backend::ManifestOutcome;
using Verdict = ManifestOutcome::Verdict;

namespace {

ManifestOutcome refused(Verdict verdict)
{
    return {.kind = u"ConfigMap"_s,
            .name = u"m"_s,
            .verdict = verdict,
            .before = u"a: theirs\n"_s,
            .after = u"a: mine\n"_s,
            .error = Error(ErrorKind::Conflict, "no")};
}

bool isDifferenceShown(const ManifestOutcome& outcome)
{
    OutcomeView view;
    view.resize(600, 300);
    view.show();
    view.setOutcomes({outcome}, false);
    return view.findChild<DiffView*>()->isVisible();
}

} // namespace

/// Of what was not applied a person sees what there is to decide.
class TestOutcomeView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void whatOverwritingWouldChangeIsShown()
    {
        ManifestOutcome conflict = refused(Verdict::Conflict);
        conflict.conflicts = QStringList{u"a"_s};
        QVERIFY(isDifferenceShown(conflict));
        conflict.after.clear(); // it is not known
        QVERIFY(!isDifferenceShown(conflict));
    }
    void soIsWhatOnlyANewOneCanHave()
    {
        ManifestOutcome fixed = refused(Verdict::Refused);
        QVERIFY(!isDifferenceShown(fixed));
        fixed.needsReplacement = true;
        QVERIFY(isDifferenceShown(fixed));
    }
};

QTEST_MAIN(TestOutcomeView)
#include "tst_outcomeview.moc"
