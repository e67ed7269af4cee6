"""The report: one page that holds all it shows, from what ``femiec validate`` wrote and from stored runs of studies.

- :mod:`femiec.views.report.page`: the whole
- its parts, in order: :mod:`femiec.views.report.summary`, :mod:`femiec.views.report.claims`,
  :mod:`femiec.views.report.statements` (plots beside the paper's), :mod:`femiec.views.report.gallery` (scenes and pictures),
  :mod:`femiec.views.report.cases`, :mod:`femiec.views.report.provenance`
- :mod:`femiec.views.report.data`: what validation wrote, read and checked
- figures: :mod:`femiec.views.report.comparison` (a claim), :mod:`femiec.views.report.convergence`,
  :mod:`femiec.views.report.maps`, of :mod:`femiec.views.report.chart`, :mod:`femiec.views.report.axes`,
  :mod:`femiec.views.report.svg`
- scenes: :mod:`femiec.views.report.stage`, :mod:`femiec.views.report.tubules`, :mod:`femiec.views.report.burst`
- words: :mod:`femiec.views.report.markup`, :mod:`femiec.views.report.badge`, :mod:`femiec.views.report.code`,
  :mod:`femiec.views.report.readme`, :mod:`femiec.views.report.numbers`; and ``style.css``, ``script.js``
"""
