// Sets the chosen theme before anything is painted; without a choice the page follows the system.
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps no storage follows the system.
  }
})();
