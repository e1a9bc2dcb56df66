// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace darse::journeys {

/// How a program ended, and what it said.
struct Outcome {
    int code = -1; ///< also when it crashed or did not end
    QByteArray out;
    QByteArray err;

    /// One line of `program` on standard error that has `text` in it, nothing else.
    [[nodiscard]] bool saysOnly(const QByteArray& program, const QByteArray& text) const;
};

/// A person at a screen: a home of their own, the program, the keyboard, and what can be seen. Works on the display
/// that the environment names.
class Desk {
public:
    /// The name begins those of the pictures.
    explicit Desk(const char* journey);
    ~Desk();

    /// A path in the home.
    [[nodiscard]] QString path(const char* name) const;
    /// For everything that is started from now on.
    void set(const char* variable, const QString& value);
    void unset(const char* variable);
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }

    void write(const char* name, const QByteArray& content) const;
    [[nodiscard]] QByteArray read(const char* name) const;
    /// What the program's settings file says under that name, flags as "true" and "false"; empty when there is nothing.
    [[nodiscard]] QString setting(const char* name) const;

    void start(const QStringList& arguments = {});
    [[nodiscard]] bool isRunning() const { return m_program.state() == QProcess::Running; }
    [[nodiscard]] bool hasEndedWell() const;
    /// What the program wrote to standard error so far.
    [[nodiscard]] QByteArray said();
    /// Runs the program until it ends by itself.
    [[nodiscard]] Outcome run(const QStringList& arguments) const;

    /// Presses one after the other, separated by spaces and named as xdotool does: "ctrl+k", "g c".
    void press(const char* keys) const;
    void type(const char* text) const;
    /// Puts the pointer there, in pixels of the screen.
    void point(int x, int y) const;
    /// Takes what is at one place and lets it go at another, as a hand does: over what lies between.
    void carry(const QPoint& from, const QPoint& to) const;
    /// Opens the palette and takes the first thing that it finds for the text.
    void command(const char* text) const;
    /// Filters the list by the text and opens the first row.
    void openFiltered(const char* filter) const;

    /// Of the window that has the keyboard.
    [[nodiscard]] QString title() const;
    /// How many windows the program shows: a tooltip is one.
    [[nodiscard]] qsizetype windows() const;
    /// The pixels of the bar on top of the window that has the keyboard.
    [[nodiscard]] QByteArray masthead() const;
    /// Keeps the whole screen as a picture when it has come to rest, or after a while.
    void picture(const char* name) const;

private:
    void drive(const char* verb, const QStringList& what) const;
    [[nodiscard]] QByteArray tool(const QString& program, const QStringList& arguments) const;

    QString m_journey;
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_program;
    QByteArray m_said;
};

/// Long enough for a machine that is busy.
constexpr int kPatience = 60'000;

} // namespace darse::journeys

/// This comes true, before the patience has an end: however long it takes to find out.
#define TRY_TRUE(expression)                                                                                           \
    QVERIFY2(QTest::qWaitFor([&] { return bool(expression); }, darse::journeys::kPatience), #expression)
/// The window that has the keyboard is called so, or will be soon.
#define TRY_TITLE(desk, expected) QTRY_COMPARE_WITH_TIMEOUT((desk).title(), QString::fromUtf8(expected), 20'000)
