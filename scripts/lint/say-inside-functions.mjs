const saying = new Set(['say', 'format', 'language'])

/**
 * Words are chosen before the window is first drawn, and may change while it is open: whoever asks for them while a module
 * loads asks too early, and keeps them too long.
 */
export const sayInsideFunctions = {
  meta: {
    type: 'problem',
    docs: { description: 'Words are asked for when they are shown, never while a module loads.' },
    messages: { tooEarly: 'Ask for words when they are shown, not while the module loads.' },
    schema: [],
  },
  create(context) {
    const imported = new Set()
    return {
      ImportDeclaration(node) {
        if (!/(?:^|\/)say$/.test(node.source.value)) return
        for (const { local } of node.specifiers) if (saying.has(local.name)) imported.add(local.name)
      },
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || !imported.has(node.callee.name)) return
        const inFunction = context.sourceCode.getAncestors(node).some(({ type }) => /Function/.test(type))
        if (!inFunction) context.report({ node, messageId: 'tooEarly' })
      },
    }
  },
}
