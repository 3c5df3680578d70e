// Leaves at once and puts the other page in the place of this one, so that "back" does not return.
// Without scripts the button is a plain link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-leave]");
  if (!link) return;
  event.preventDefault();
  document.body.hidden = true;
  window.location.replace(link.href);
});
