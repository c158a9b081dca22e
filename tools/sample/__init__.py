# SPDX-License-Identifier: Apache-2.0
"""Sample data of a county: people, buildings and duties as posts, never with names."""
