/** How a compared frame is looked at: both sides, one laid over the other up to a divider, or their difference. */
export const framesScript = `
  document.querySelectorAll('figure[data-view]').forEach(function (figure) {
    var sides = figure.querySelector('.sides'), range = figure.querySelector('input[type=range]');
    function divide() {
      sides.style.setProperty('--divider', range.value + '%');
      range.setAttribute('aria-valuetext', 'reference left of ' + range.value + ' %, distorted right of it');
    }
    figure.querySelectorAll('input[type=radio]').forEach(function (choice) {
      choice.addEventListener('change', function () { figure.dataset.view = choice.value; });
      // a page that is loaded again remembers its fields
      if (choice.checked) figure.dataset.view = choice.value;
    });
    range.addEventListener('input', divide);
    function drag(event) {
      if (figure.dataset.view !== 'slider' || event.buttons === 0) return;
      var box = sides.getBoundingClientRect();
      range.value = String(Math.round((event.clientX - box.left) / box.width * 100));
      divide();
      event.preventDefault();
    }
    sides.addEventListener('pointerdown', drag);
    sides.addEventListener('pointermove', drag);
    divide();
  });
`;
