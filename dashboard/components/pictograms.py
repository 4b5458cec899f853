"""Small pictures of our own, as SVG text: read by who reads little, black on white.

A picture says nothing that the sentence beside it does not say: screen readers skip it.
"""

from dashboard.components.markup import Drawing

_SIGNS = {
    "person": '<circle cx="9" cy="6" r="5"/><path d="M1 27v-7a8 8 0 0 1 16 0v7z"/>',
    "coin": '<circle cx="9" cy="15" r="8.5"/><path d="M9 10v10" class="is-line"/>',
    "sheet": '<path d="M2 3h10l5 5v19H2z"/><path d="M5 13h9M5 19h9" class="is-line"/>',
    "day": '<path d="M1 7h16v18H1z"/><path d="M1 12h16" class="is-line"/>'
    '<path d="M5 4v4M13 4v4"/>',
}
_STEP, _HEIGHT = 21, 29  # a sign is 18 wide

_PICTURES = {
    # a sheet of paper with lines and a pencil
    "proposals": '<path d="M8 4h22l8 8v32H8z"/><path d="M15 19h16M15 26h16M15 33h9"/>'
    '<path d="M27 40l13-13 4 4-13 13-5 1z" class="is-full"/>',
    # three people round a table
    "meeting": '<circle cx="24" cy="10" r="6" class="is-full"/>'
    '<circle cx="8" cy="17" r="5"/><circle cx="40" cy="17" r="5"/>'
    '<path d="M13 27a11 9 0 0 1 22 0"/><ellipse cx="24" cy="35" rx="20" ry="8"/>',
    # a box with a slot and a coin over it
    "group": '<circle cx="24" cy="11" r="8"/><path d="M24 7v8"/>'
    '<path d="M6 24h36v20H6z"/><path d="M16 24h16" class="is-thick"/>',
    # a balloon of speech with a tick
    "complaint": '<path d="M5 6h38v27H23l-10 10V33H5z"/>'
    '<path d="M15 19l7 7 12-13" class="is-thick"/>',
    # an arrow on a post
    "next": '<path d="M10 4v40" class="is-thick"/><path d="M10 8h24l8 8-8 8H10z"/>',
}


def picture(name: str) -> Drawing:
    """What a part of the sheet is about."""
    return Drawing(
        '<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true">'
        f"{_PICTURES[name]}</svg>"
    )


def signs(full: int, sign: str, *, of: int = 10) -> Drawing:
    """`of` signs in a row, the first `full` of them full."""
    drawn = "".join(
        f'<g class="{"is-full" if number < full else "is-empty"}"'
        f' transform="translate({1 + number * _STEP} 1)">{_SIGNS[sign]}</g>'
        for number in range(of)
    )
    return Drawing(
        f'<svg class="signs" viewBox="0 0 {of * _STEP} {_HEIGHT}" aria-hidden="true">'
        f"{drawn}</svg>"
    )
