"""The checks of python3-jupyter-kernel-test, each with its samples in C#, so that none is skipped."""

import jupyter_kernel_test


class CSharpKernelChecks(jupyter_kernel_test.KernelTests):
    kernel_name = "csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("to standard error");'
    completion_samples = [
        {"text": "Console.ReadL", "matches": ["ReadLine"]},
        {"text": "Enumerable.Ran", "matches": ["Range"]},
        {"text": "no_such_name_", "matches": []},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "// a comment", "if (true)\n{\n    Console.Write(1);\n}"]
    incomplete_code_samples = ["if (true)\n{", "int Twice(int n) {", 'var text = """\nopen', "var sum = 1 +"]
    invalid_code_samples = ["int 5 = x;", "}", "1 +* ;"]
    code_page_something = "#!help Console.WriteLine"
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text"', "result": "text"},
        {"code": "new[] { 1, 2, 3 }.Sum()", "result": "6"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display("plain");', "mime": "text/plain"},
    ]
    code_history_pattern = "6 [*]*7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clearOutput();"
