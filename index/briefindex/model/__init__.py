"""The values that every other room passes on: frozen, slotted, without behaviour.

Shapes only. A module here imports nothing of the project but its siblings.
"""
