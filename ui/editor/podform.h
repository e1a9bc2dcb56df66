// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/podfields.h"

#include <QScrollArea>
#include <QTimer>

#include <functional>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace darse::ui {

/// The usual fields of the first pod of a text, beside its editor. Both live: what is written in a field changes the
/// lines of the text that say it and no others, as one step that can be undone; what is written in the text is shown.
class PodForm final : public QScrollArea {
    Q_OBJECT
public:
    static constexpr int kPause = 150; ///< milliseconds after the last change of the text

    explicit PodForm(QPlainTextEdit& edit, QWidget* parent = nullptr);

    /// What the text says now. Nothing happens while it is hidden.
    void read();
    /// The names that fields of images offer.
    void offerImages(const QStringList& images);
    /// What another container begins with.
    void beginWithImage(const QString& image) { m_firstImage = image; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A field and what it shows.
    struct Field {
        QWidget* editor;
        std::function<std::string()> pointer;                ///< of what it shows
        std::function<void(const nlohmann::json& now)> show; ///< null: it is not there
    };

    void layOut();
    void layOutPod(QGridLayout& grid);
    void layOutContainer(QGridLayout& grid);
    void add(QGridLayout& grid, const QString& label, const std::string& path, Field field);
    QLineEdit* addText(QGridLayout& grid, const QString& label, const std::string& path, const QString& example);
    void addChoice(QGridLayout& grid, const QString& label, const std::string& path, const QStringList& choices);
    void addList(QGridLayout& grid, const QString& label, const std::string& path, PodList kind,
                 const QString& example);
    void addProbe(QGridLayout& grid, const QString& label, const std::string& path);
    [[nodiscard]] std::string place(const std::string& path) const;
    [[nodiscard]] nlohmann::json at(const std::string& pointer) const;
    /// A field that is being written stays as it is, unless it is to show something else.
    enum class Which { All, NotWritten };
    void fill(Which which);
    void fillTabs();
    void change(std::vector<kube::ChangeAsked> changes);
    void changeProbe(const std::string& path, const ProbeWords& words);
    void addContainer();
    void say(const QString& words);

    QPlainTextEdit& m_edit;
    QTimer m_pause;
    nlohmann::json m_pod;       ///< null: the text has none, or cannot be read
    std::size_t m_document = 0; ///< which one it is
    bool m_isFilling = false;
    std::vector<Field> m_fields;
    QLineEdit* m_image = nullptr;
    QString m_firstImage;
    QWidget* m_content;
    QLabel* m_words;
    QTabBar* m_tabs;
    QPushButton* m_more;
    QPushButton* m_less;
};

} // namespace darse::ui
