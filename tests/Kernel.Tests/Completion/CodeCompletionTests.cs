namespace Tests.Kernel.Completion;

public class CodeCompletionTests(CodeCompletionTests.Cells cells) : IClassFixture<CodeCompletionTests.Cells>
{
    private const string Declared = """
        var numbers = new List<int> { 1, 2, 3 };
        var text = "abc";
        var day = DayOfWeek.Monday;
        int? maybe = 5;
        record Person(string FirstName, int Age) { public Address Home { get; init; } = new(); public static Person Nobody => new("", 0); }
        class Address { public string Street { get; set; } = ""; public int Number; public string Fixed => ""; private int secret; }
        class Settings { public DayOfWeek Start { get; set; } public Address Place { get; set; } = new(); public List<int> Values { get; } = new(); }
        enum Color { Red, Green }
        class Painted { public Color Color { get; set; } public string Mine = ""; }
        abstract class Shape { public abstract double Area(); public virtual string Label => ""; }
        int Twice(int value, bool carefully = false) => 2 * value;
        void Plan(DayOfWeek when, string what = "") { }
        void Plan(string what) { }
        Task<string> LoadAsync() => Task.FromResult("x");
        static string Shout(this string words) => words + "!";
        var person = new Person("a", 1);
        var people = new List<Person> { person };
        var painted = new Painted();
        var byName = new Dictionary<string, Person>();
        """;

    /// <summary>A session with one cell, shared by the tests: completion changes nothing in it.</summary>
    public sealed class Cells : IDisposable
    {
        internal Assisted Session { get; } = new Assisted().Run(Declared);

        public void Dispose() => Session.Dispose();
    }

    [Theory]
    [InlineData("text.Leng|", "Length")]
    [InlineData("text.|", "Length Substring ToUpper Shout Where")]
    [InlineData("text?.|", "Length Substring Shout")]
    [InlineData("text?.Trim().|", "Length Substring")]
    [InlineData("person?.Home.|", "Street Number")]
    [InlineData("person?.Home?.|", "Street Number")]
    [InlineData("maybe.|", "Value HasValue GetValueOrDefault")]
    [InlineData("maybe?.|", "CompareTo")]
    [InlineData("numbers.|", "Add Count Where Select")]
    [InlineData("numbers[0].|", "CompareTo")]
    [InlineData("numbers\n  .Where(x => x > 1)\n  .Select(x => text)\n  .First().|", "Length")]
    [InlineData("people.Where(p => p.|", "FirstName Age Home")]
    [InlineData("people.Where(p => p.|)", "FirstName Age Home")]
    [InlineData("people.Where(p => p.Home.|)", "Street")]
    [InlineData("people.Where(p => p.Age > 1 && p.|).ToList()", "FirstName")]
    [InlineData("people.Select((p, i) => p.|", "FirstName")]
    [InlineData("people.OrderBy(p => p.Age).ThenBy(p => p.|", "FirstName")]
    [InlineData("people.GroupBy(p => p.Age).Select(g => g.|", "Key Count")]
    [InlineData("people.ToDictionary(p => p.Age, p => p.|", "FirstName")]
    [InlineData("people.Aggregate(0, (sum, p) => sum + p.|", "Age")]
    [InlineData("people.Join(numbers, p => p.|", "Age")]
    [InlineData("people.ForEach(p => { Console.WriteLine(p.|", "Age")]
    [InlineData("var q = from p in people where p.|", "Age")]
    [InlineData("var q = from p in people where p.Age > 1 select p.|", "FirstName")]
    [InlineData("$\"{text.|}\"", "Length")]
    [InlineData("$\"{text.|", "Length")]
    [InlineData("$\"a {person.Home.|} b\"", "Street")]
    [InlineData("((Person)null).|", "FirstName")]
    [InlineData("(person as Person).|", "FirstName")]
    [InlineData("(await LoadAsync()).|", "Length")]
    [InlineData("LoadAsync().|", "Result")]
    [InlineData("byName[\"x\"].|", "FirstName")]
    [InlineData("new Person(\"\", 1).|", "FirstName")]
    [InlineData("new Address { }.|", "Street")]
    [InlineData("\"abc\".|", "Length")]
    [InlineData("typeof(int).|", "FullName")]
    [InlineData("(1, name: \"x\").|", "Item1 name")]
    [InlineData("person.|\nvar later = 1;", "FirstName")]
    [InlineData("person.\n|", "FirstName")]
    [InlineData("using var stream = new MemoryStream();\nstream.|", "Position")]
    [InlineData("if (person.|", "FirstName")]
    [InlineData("if (person.|)\n{\n}", "FirstName")]
    [InlineData("var x = person.|;", "FirstName")]
    [InlineData("Twice(person.|", "Age")]
    [InlineData("Twice(1, person.|", "Age")]
    [InlineData("return person.|", "Age")]
    [InlineData("foreach (var p in people) { p.|", "Age")]
    [InlineData("int F(Person p) => p.|", "Age")]
    [InlineData("int F(Person p)\n{\n    var y = p.Home;\n    y.|\n}", "Street")]
    [InlineData("var y = wrong(1) + person.|", "Age")]
    [InlineData("Undefined.Thing(); person.|", "Age")]
    [InlineData("var f = () => person.|", "Age")]
    [InlineData("Func<Person, int> f = p => p.|", "Age")]
    [InlineData("person switch { { Age: 1 } => person.|", "Age")]
    [InlineData("string s = cond ? person.|", "Age")]
    [InlineData("#pragma warning disable\nperson.|", "Age")]
    [InlineData("#!time\nperson.|", "Age")]
    public void Complete_AfterADotOnAValue_OffersItsMembers(string marked, string expected)
    {
        var texts = cells.Session.Texts(marked);
        Assert.All(expected.Split(' '), text => Assert.Contains(text, texts));
        Assert.DoesNotContain("ReferenceEquals", texts);
        Assert.DoesNotContain("Console", texts);
        Assert.DoesNotContain("class", texts);
    }

    [Theory]
    [InlineData("Console.|", "WriteLine ReadLine Out", "ReferenceEquals")]
    [InlineData("Console.WriteL|", "WriteLine", "Write")]
    [InlineData("Console.WL|", "WriteLine", "Write")]
    [InlineData("string.|", "Join IsNullOrEmpty Empty", "Length")]
    [InlineData("int.|", "Parse MaxValue", "CompareTo")]
    [InlineData("Person.|", "Nobody", "FirstName")]
    [InlineData("List<int>.|", "", "Add")]
    [InlineData("DayOfWeek.|", "Monday Sunday", "Parse GetName")]
    [InlineData("System.|", "Console Collections IO", "Interop")]
    [InlineData("System.Collections.|", "Generic ArrayList", "")]
    [InlineData("System.Collections.Generic.Li|", "List LinkedList", "Dictionary")]
    [InlineData("global::Sys|", "System", "Console")]
    [InlineData("using System.|", "Linq Text", "Console")]
    [InlineData("using System.Net.H|", "Http", "WebClient")]
    [InlineData("using static System.|", "Math Console Linq", "")]
    [InlineData("using Alias = System.|", "Math Console Linq", "")]
    [InlineData("var x = new System.Text.|", "StringBuilder", "")]
    [InlineData("System.Text.| x;", "StringBuilder", "")]
    [InlineData("Environment.SpecialFolder.|", "Desktop", "")]
    public void Complete_AfterADotOnANamespaceOrType_OffersWhatIsInItOrStatic(
        string marked,
        string expected,
        string absent
    )
    {
        var texts = cells.Session.Texts(marked);
        Assert.All(Words(expected), text => Assert.Contains(text, texts));
        Assert.All(Words(absent), text => Assert.DoesNotContain(text, texts));
    }

    [Theory]
    [InlineData("painted.Color.|", "CompareTo", "Red")]
    [InlineData("class P2 { public Color Color; void F() { Color.| } }", "Red CompareTo", "")]
    public void Complete_MemberNamedLikeItsType_OffersBoth(string marked, string expected, string absent)
    {
        var texts = cells.Session.Texts(marked);
        Assert.All(Words(expected), text => Assert.Contains(text, texts));
        Assert.All(Words(absent), text => Assert.DoesNotContain(text, texts));
    }

    [Theory]
    [InlineData(
        "|",
        "numbers text person Twice Console List display var if class using HTML",
        "secret ToString MemberwiseClone case else"
    )]
    [InlineData("num|", "numbers", "text")]
    [InlineData("Con|", "Console Convert const", "numbers continue")]
    [InlineData("var total = n|", "numbers new null nameof", "namespace")]
    [InlineData("var total = total|", "", "total")]
    [InlineData("Console.WriteLine(te|", "text", "")]
    [InlineData("int local = 1; lo|", "local long lock", "")]
    [InlineData("lo|; int local = 1;", "long", "local")]
    [InlineData("foreach (var item in numbers) { it|", "item", "")]
    [InlineData("foreach (var item in numbers) { con|", "continue const", "")]
    [InlineData("int F(int parameter) { return par|", "parameter", "")]
    [InlineData("people.Where(one => on|", "one", "")]
    [InlineData("$\"{nu|}\"", "numbers", "")]
    [InlineData("Li|", "List LinkedList", "")]
    [InlineData("new Li|", "List", "numbers")]
    [InlineData("List<Pe|", "Person", "")]
    [InlineData("class Circle : Sh|", "Shape", "text")]
    [InlineData("typeof(Per|", "Person", "person")]
    [InlineData("person as Per|", "Person", "person")]
    [InlineData("class A { pub|", "public", "")]
    [InlineData("class A { public str|", "string struct", "text")]
    [InlineData("class A { static int F() { return num| } }", "", "numbers")]
    [InlineData("void F(Pers|", "Person", "")]
    [InlineData("void F(Pers| p) { }", "Person", "person")]
    [InlineData("using Sy|", "System", "String")]
    [InlineData("using static Sys|", "System", "")]
    [InlineData("[Obs|", "Obsolete", "")]
    [InlineData("[Obs|]\nclass Old { }", "Obsolete", "ObsoleteAttribute")]
    [InlineData("var q = from p in people wh|", "where", "while")]
    [InlineData("var q = from p in people where p.Age > 1 s|", "select", "string")]
    [InlineData("if (person i|", "is in", "int if")]
    [InlineData("person i|", "is", "int")]
    [InlineData("if (true) { } el|", "else", "")]
    [InlineData("try { } ca|", "catch", "")]
    [InlineData("catch|", "", "catch")]
    [InlineData("goto en|; end: ;", "end", "enum")]
    [InlineData("#if DEBUG\n#endif\nnum|", "numbers", "")]
    public void Complete_WithoutADot_OffersNamesInScopeAndWords(string marked, string expected, string absent)
    {
        var texts = cells.Session.Texts(marked);
        Assert.All(Words(expected), text => Assert.Contains(text, texts));
        Assert.All(Words(absent), text => Assert.DoesNotContain(text, texts));
    }

    [Theory]
    [InlineData("Plan(|", "DayOfWeek.Monday when: what:")]
    [InlineData("Plan(Mon|", "DayOfWeek.Monday")]
    [InlineData("day == |", "DayOfWeek.Friday")]
    [InlineData("day = |", "DayOfWeek.Friday")]
    [InlineData("DayOfWeek d = |", "DayOfWeek.Friday")]
    [InlineData("DayOfWeek F() => |", "DayOfWeek.Friday")]
    [InlineData("DayOfWeek F() { return |", "DayOfWeek.Friday")]
    [InlineData("switch (day) { case |", "DayOfWeek.Friday")]
    [InlineData("switch (day) { case |: break; }", "DayOfWeek.Friday")]
    [InlineData("day switch { |", "DayOfWeek.Friday")]
    [InlineData("day switch { DayOfWeek.Monday => 1, | => 2 }", "DayOfWeek.Friday")]
    [InlineData("day is |", "DayOfWeek.Friday")]
    [InlineData("new Settings { Start = |", "DayOfWeek.Friday")]
    [InlineData("new Settings { |", "Start Place Values")]
    [InlineData("new Settings { St| }", "Start")]
    [InlineData("new Settings { Start = DayOfWeek.Monday, |", "Place")]
    [InlineData("new Settings { Place = { |", "Street Number")]
    [InlineData("Settings s = new() { |", "Start")]
    [InlineData("var older = person with { |", "FirstName Age")]
    [InlineData("person is { |", "FirstName Age")]
    [InlineData("person is { Age: 1, |", "FirstName")]
    [InlineData("Twice(|", "value: carefully:")]
    [InlineData("Twice(1, |", "carefully:")]
    [InlineData("Twice(carefully: true, |", "value:")]
    [InlineData("new Person(|", "FirstName: Age:")]
    [InlineData("Person p = new |", "Person")]
    [InlineData("List<Person> l = new |", "List<Person>")]
    [InlineData("class Circle : Shape { public override |", "double*Area() string*Label string?*ToString()")]
    public void Complete_WhereSomethingIsExpected_OffersItFirst(string marked, string expected)
    {
        var list = cells.Session.List(marked);
        var wanted = Words(expected).Select(text => text.Replace('*', ' ')).ToArray();
        var others = list
            .Items.Select(item => item.Text)
            .TakeWhile(text => text is not ("numbers" or "Console" or "if"));
        Assert.All(wanted, text => Assert.Contains(text, others));
    }

    [Theory]
    [InlineData("new Settings { Start = DayOfWeek.Monday, |", "Start")]
    [InlineData("new Address { |", "Fixed secret")]
    [InlineData("Twice(1, |", "value:")]
    [InlineData("person is { Age: 1, |", "Age")]
    [InlineData("new Settings { |", "numbers if")]
    [InlineData("new List<int> { |", "Capacity")]
    public void Complete_WhereSomethingIsExpected_LeavesOutWhatDoesNotFit(string marked, string absent)
    {
        var texts = cells.Session.Texts(marked);
        Assert.All(Words(absent), text => Assert.DoesNotContain(text, texts));
    }

    [Theory]
    [InlineData("// num|")]
    [InlineData("numbers.Count(); // num|\n")]
    [InlineData("/* num| */")]
    [InlineData("/* num|")]
    [InlineData("/// <summary>num|")]
    [InlineData("\"num|")]
    [InlineData("\"num|\"")]
    [InlineData("\"|\"")]
    [InlineData("var s = \"num| and")]
    [InlineData("@\"num|")]
    [InlineData("$\"num|")]
    [InlineData("$\"{text} num|\"")]
    [InlineData("$\"{text:N|}\"")]
    [InlineData("$\"{text}|\"")]
    [InlineData("'n|")]
    [InlineData("\"\"\"\nnum|\n\"\"\"")]
    [InlineData("12|")]
    [InlineData("1.|")]
    [InlineData("1.5|")]
    [InlineData("0x1F|")]
    [InlineData("var numb|")]
    [InlineData("int numb|")]
    [InlineData("class Num|")]
    [InlineData("enum Day { Mon|")]
    [InlineData("foreach (var num|")]
    [InlineData("void F(int num|")]
    [InlineData("#if false\nnum|\n#endif")]
    [InlineData("#region num|")]
    [InlineData("#!markdown\nnum|")]
    public void Complete_WhereNoNameCanStand_OffersNothing(string marked) => Assert.Empty(cells.Session.Texts(marked));

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
