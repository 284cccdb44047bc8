"""The user's guide: a page to scroll, with a table of contents and pictures of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextDocument
from PySide6.QtWidgets import QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from annotator.resource_files import resource
from annotator.ui.dialogs.translated_dialog import TranslatedDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDTH, _HEIGHT = 60, 40  # in Chinese characters
_CONTENTS: Final = 14
_MARGIN: Final = 24  # pixels around the page
_REST: Final = 60  # milliseconds without a change of size, until pictures are scaled anew


class GuideWindow(TranslatedDialog):
    """Shows the guide in the language of the interface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._contents = QListWidget(self)
        self._page = _Page(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._contents)
        splitter.addWidget(self._page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([self.ems(_CONTENTS), self.ems(_WIDTH - _CONTENTS)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self._contents.currentRowChanged.connect(self._page.go_to_chapter)
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)
        self._page.setFocus()

    def retranslate(self) -> None:
        """Open the guide in the language shown now."""
        self.setWindowTitle(self.tr("User's guide"))
        self._contents.setAccessibleName(self.tr("Contents"))
        self._page.setAccessibleName(self.windowTitle())
        self._page.open(QLocale().name())
        self._contents.clear()
        self._contents.addItems(self._page.chapters())


class _Page(QTextBrowser):
    """A Markdown page whose pictures are as wide as the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(False)
        # With a bar that comes and goes, pictures would be scaled for a page without one.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(_MARGIN)
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._resting.timeout.connect(self._scale_pictures)
        self._language = ""

    def open(self, locale: str) -> None:
        """Show the guide in a language, English where there is none."""
        self._language = "zh_CN" if locale.startswith("zh") else "en"
        self._scale_pictures()

    def chapters(self) -> list[str]:
        """The titles of the chapters, in order."""
        return [block.text() for block in self._headings()]

    def go_to_chapter(self, number: int) -> None:
        """Put the heading of a chapter at the top."""
        headings = self._headings()
        if 0 <= number < len(headings):
            layout = self.document().documentLayout()
            top = layout.blockBoundingRect(headings[number]).top()
            self.verticalScrollBar().setValue(round(top) - _MARGIN // 2)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture in the width of the page, sharp on dense screens."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        path = name.toString() if isinstance(name, QUrl) else name
        picture = QImage(str(resource(f"help/{path}")))
        room = self.viewport().width() - 2 * _MARGIN
        density = self.devicePixelRatioF()
        width = min(round(room * density), picture.width())
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = picture.scaledToWidth(max(1, width), smooth)
        scaled.setDevicePixelRatio(density)
        return scaled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the pictures once the size rests."""
        super().resizeEvent(event)
        self._resting.start()

    def _scale_pictures(self) -> None:
        if not self._language:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        text = resource(f"help/guide.{self._language}.md").read_text(encoding="utf-8")
        self.document().clear()  # with it goes what was scaled for another width
        self.setMarkdown(text)
        bar.setValue(round(share * bar.maximum()))

    def _headings(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2:  # noqa: PLR2004 - "## " in the page
                found.append(block)
            block = block.next()
        return found
