/**
 * What a presented page shows, as a picture to keep: 1920 × 1080. The page is drawn anew,
 * box by box and word by word, where the browser has laid it out; what only a style sheet
 * writes (arrows of menus) is left out.
 */

import { HEIGHT, WIDTH } from "./picture_layout.js";
import { swatch } from "./picture_legend.js";

const CLEAR = "rgba(0, 0, 0, 0)";
const SIDES = ["Top", "Right", "Bottom", "Left"];
// what a style sheet may say of a drawing's parts: a picture of it has no style sheet
const OF_SHAPES = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
  ...["opacity", "display", "visibility", "font-family", "font-size", "font-weight"],
  ...["text-anchor", "dominant-baseline"],
];

/** @param {HTMLElement} page @returns {Promise<Blob>} image/png */
export async function pagePicture(page) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const scale = Math.min(WIDTH / innerWidth, HEIGHT / innerHeight);
  context.translate((WIDTH - scale * innerWidth) / 2, (HEIGHT - scale * innerHeight) / 2);
  context.scale(scale, scale);
  clip(context, { x: 0, y: 0, width: innerWidth, height: innerHeight });
  await drawElement(context, page);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function clip(context, { x, y, width, height }) {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}

async function drawElement(context, element) {
  const look = getComputedStyle(element);
  if (!element.checkVisibility() && look.display !== "contents") return;
  const box = element.getBoundingClientRect();
  const isSeen = look.visibility === "visible";
  context.save();
  context.globalAlpha *= Number(look.opacity);
  if (isSeen) drawBox(context, box, look);
  if (look.overflow !== "visible" && box.height) clip(context, box);
  if (isPicture(element)) {
    if (isSeen) await drawPicture(context, element, box);
  } else await drawInside(context, element, isSeen && look);
  context.restore();
}

async function drawInside(context, element, look) {
  for (const child of element.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) await drawElement(context, child);
    else if (child.nodeType === Node.TEXT_NODE && look) drawText(context, child, look);
  }
}

/* ---- boxes ------------------------------------------------------------------------------ */

function drawBox(context, { x, y, width, height }, look) {
  const corner = parseFloat(look.borderTopLeftRadius) || 0;
  if (look.backgroundColor !== CLEAR) {
    context.fillStyle = look.backgroundColor;
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(corner, width / 2, height / 2));
    context.fill();
  }
  for (const side of SIDES) drawBorder(context, { x, y, width, height }, { side, look });
}

function drawBorder(context, { x, y, width, height }, { side, look }) {
  const thick = parseFloat(look[`border${side}Width`]) || 0;
  const colour = look[`border${side}Color`];
  if (!thick || colour === CLEAR || look[`border${side}Style`] === "none") return;
  context.fillStyle = colour;
  const isAcross = side === "Top" || side === "Bottom";
  const left = side === "Right" ? x + width - thick : x;
  const top = side === "Bottom" ? y + height - thick : y;
  context.fillRect(left, top, isAcross ? width : thick, isAcross ? thick : height);
}

/* ---- words ------------------------------------------------------------------------------ */

/** Each word by itself: where a line breaks is known to the browser alone. */
function drawText(context, node, look) {
  context.font = `${look.fontStyle} ${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
  context.fillStyle = look.color;
  context.textBaseline = "alphabetic";
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const boxes = boxesOf(node, index, word.length);
    if (boxes.length === 1) drawWord(context, word, { box: boxes[0], look });
    else { // it goes over two lines
      [...word].forEach((letter, i) => {
        const [box] = boxesOf(node, index + i, 1);
        if (box) drawWord(context, letter, { box, look });
      });
    }
  }
}

function boxesOf(node, start, length) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + length);
  return [...range.getClientRects()].filter(({ width }) => width);
}

function drawWord(context, word, { box, look }) {
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText(word);
  const base = box.y + (box.height - up - down) / 2 + up;
  context.fillText(written(word, look), box.x, base, box.width + 1);
}

const written = (word, { textTransform }) =>
  textTransform === "uppercase" ? word.toUpperCase() : word;

/* ---- what is a picture already ------------------------------------------------------------ */

const isPicture = (element) => element.matches("canvas, svg, img, .bm-swatch");

async function drawPicture(context, element, box) {
  const { x, y, width, height } = box;
  if (!width || !height) return;
  const image = element.matches("svg") ? await imageOf(element, box) : element;
  const isBox = element.matches(".bm-swatch");
  context.drawImage(isBox ? boxOfLegend(element, box) : image, x, y, width, height);
}

/** In the pattern of the map, as its own picture has it. */
function boxOfLegend(element, { width, height }) {
  const [, pattern] = element.className.match(/bm-pattern-(\w+)/);
  const [, corner] = element.className.match(/bm-corner-(\w+)/) || [];
  const fill = element.style.getPropertyValue("--fill");
  const ink = element.style.getPropertyValue("--ink");
  return swatch({ fill, ink, pattern, corner }, Math.round(width), Math.round(height));
}

async function imageOf(drawing, { width, height }) {
  const copy = drawing.cloneNode(true);
  const shapes = [...drawing.querySelectorAll("*")].map((shape) => getComputedStyle(shape));
  [...copy.querySelectorAll("*")].forEach((shape, i) => {
    for (const name of OF_SHAPES) shape.style.setProperty(name, shapes[i].getPropertyValue(name));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  const image = new Image();
  const text = new XMLSerializer().serializeToString(copy);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}
