using System.Xml;

namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>Writes networks as GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall, 2002).</summary>
internal static class GraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Of, string Name, string Type)[] Keys =
    [
        ("node", "name", "string"),
        ("node", "baskets", "long"),
        ("node", "component", "int"),
        ("node", "community", "int"),
        ("edge", "baskets", "long"),
        ("edge", "lift", "double"),
        ("edge", "q_value", "double"),
        ("edge", "is_bridge", "boolean"),
    ];

    /// <summary>Writes a file; one that is there is replaced.</summary>
    internal static void Save(NetworkReport network, string path)
    {
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        writer.WriteStartElement("graphml", Namespace);
        foreach (var (of, name, type) in Keys)
        {
            Element(writer, "key", [("id", $"{of}_{name}"), ("for", of), ("attr.name", name), ("attr.type", type)]);
            writer.WriteEndElement();
        }

        Element(writer, "graph", [("id", "products"), ("edgedefault", "undirected")]);
        foreach (var node in network.Nodes)
        {
            Element(writer, "node", [("id", XmlConvert.ToString(node.Product))]);
            Data(writer, "node_name", node.Name);
            Data(writer, "node_baskets", XmlConvert.ToString(node.Baskets));
            Data(writer, "node_component", XmlConvert.ToString(node.Component));
            Data(writer, "node_community", XmlConvert.ToString(node.Community));
            writer.WriteEndElement();
        }

        foreach (var edge in network.Edges)
        {
            Element(
                writer,
                "edge",
                [
                    ("source", XmlConvert.ToString(edge.Source.Product)),
                    ("target", XmlConvert.ToString(edge.Target.Product)),
                ]
            );
            Data(writer, "edge_baskets", XmlConvert.ToString(edge.Baskets));
            Data(writer, "edge_lift", XmlConvert.ToString(edge.Lift));
            Data(writer, "edge_q_value", XmlConvert.ToString(edge.QValue));
            Data(writer, "edge_is_bridge", XmlConvert.ToString(edge.IsBridge));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, (string Name, string Value)[] attributes)
    {
        writer.WriteStartElement(name, Namespace);
        foreach (var attribute in attributes)
        {
            writer.WriteAttributeString(attribute.Name, attribute.Value);
        }
    }

    private static void Data(XmlWriter writer, string key, string value)
    {
        Element(writer, "data", [("key", key)]);
        writer.WriteString(value);
        writer.WriteEndElement();
    }
}
