"""GeoGebra files drawn by GeoGebra itself (Debian's packages geogebra and xvfb): one start for all of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

# a construction's script runs once it is loaded, and may be given a thread of its own; GeoGebra 4.0 has Rhino
SCRIPT = """
function ggbOnInit() {
  if (java.lang.System.getProperty("begun") != null) return;
  java.lang.System.setProperty("begun", "1");
  new java.lang.Thread(new java.lang.Runnable({ run: function() {
    var said = new java.io.PrintWriter("%(log)s", "UTF-8");
    try {
      java.lang.Thread.sleep(2000);  // its window is not there yet
      var files = %(files)s;
      for (var i = 0; i < files.length; i++) {
        var file = files[i];
        ggbApplet.openFile("file://" + file.path);
        ggbApplet.setAxesVisible(false, false);
        ggbApplet.setGridVisible(false);
        ggbApplet.evalCommand("Export_1=" + file.low);
        ggbApplet.evalCommand("Export_2=" + file.high);
        ggbApplet.setVisible("Export_1", false);
        ggbApplet.setVisible("Export_2", false);
        var names = [];
        for (var k = 0; k < ggbApplet.getObjectNumber(); k++) {
          var name = ggbApplet.getObjectName(k);
          names.push(name + "\\t" + ggbApplet.isDefined(name) + "\\t" + ggbApplet.getValue(name));
        }
        said.println("FILE\\t" + file.path);
        said.println(names.join("\\n"));
        ggbApplet.writePNGtoFile(file.path + ".png", 1, false, 72);
        java.lang.Thread.sleep(300);  // it is drawn later, by another thread
      }
    } catch (e) { said.println("ERROR\\t" + e); }
    said.close();
    java.lang.System.exit(0);
  }})).start();
}
"""
EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<geogebra format="4.0"><construction/></geogebra>\n'
Values = dict[str, tuple[bool, float]]


def installed() -> bool:
    """Whether it can be started here."""
    return bool(shutil.which("geogebra") and shutil.which("xvfb-run"))


def drawn(files: dict[Path, tuple[str, str]], work: Path) -> dict[Path, tuple[Image.Image, Values]]:
    """Each file's picture between two corners "(x, y)", and its objects: whether each is defined, and its value."""
    log, start = work / "said.txt", work / "start.ggb"
    listed = [{"path": str(path), "low": low, "high": high} for path, (low, high) in files.items()]
    with ZipFile(start, "w") as archive:
        archive.writestr("geogebra.xml", EMPTY)
        archive.writestr("geogebra_javascript.js", SCRIPT % {"log": log, "files": json.dumps(listed)})
    command = ["xvfb-run", "-a", "geogebra", "--showSplash=false", start]
    subprocess.run(command, check=True, timeout=300, capture_output=True)
    values: dict[Path, Values] = {}
    for line in log.read_text("utf-8").splitlines():
        name, *rest = line.split("\t")
        assert name != "ERROR", line
        if name == "FILE":
            here = values.setdefault(Path(rest[0]), {})
        elif name:
            here[name] = (rest[0] == "true", float(rest[1]))
    return {path: (Image.open(f"{path}.png"), values[path]) for path in files}
