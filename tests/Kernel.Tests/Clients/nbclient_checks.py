"""What nbclient does with cells that fail or take too long."""

import unittest

from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook


def run(*sources, **options):
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    NotebookClient(notebook, kernel_name="csharp", record_timing=False, **options).execute()
    return notebook


class NbclientChecks(unittest.TestCase):
    def test_allow_errors_goes_on_after_a_failed_cell(self):
        notebook = run("var x = 1;", 'throw new Exception("bad");', "x + 1", allow_errors=True, timeout=60)
        (error,) = notebook.cells[1].outputs
        self.assertEqual(("error", "Exception", "bad"), (error.output_type, error.ename, error.evalue))
        (result,) = notebook.cells[2].outputs
        self.assertEqual("2", result.data["text/plain"])
        self.assertEqual([1, 2, 3], [cell.execution_count for cell in notebook.cells])

    def test_interrupt_on_timeout_stops_the_cell_and_keeps_the_session(self):
        loop = 'x++;\nConsole.WriteLine("begun");\nwhile (true) { }'
        notebook = run("var x = 1;", loop, "x", allow_errors=True, timeout=5, interrupt_on_timeout=True)
        outputs = {output.output_type: output for output in notebook.cells[1].outputs}
        self.assertEqual("begun\n", outputs["stream"].text)
        self.assertEqual("KeyboardInterrupt", outputs["error"].ename)
        (result,) = notebook.cells[2].outputs
        self.assertEqual("2", result.data["text/plain"])

    def test_standard_output_is_one_output(self):
        notebook = run('for (var i = 0; i < 500; i++) Console.WriteLine($"line {i}");', timeout=60)
        (stream,) = notebook.cells[0].outputs
        self.assertEqual([f"line {number}" for number in range(500)], stream.text.splitlines())

    def test_updated_display_is_stored_in_its_last_state(self):
        notebook = run('var shown = display("before");', 'shown.Update("after");', timeout=60)
        (output,) = notebook.cells[0].outputs
        self.assertEqual("after", output.data["text/plain"])


if __name__ == "__main__":
    unittest.main()
